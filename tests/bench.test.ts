import { leavesOf } from '../bench/leaves.js';
import { lossesOf, ratiosOf, ratioTo } from '../bench/ratios.js';
import type { Leg } from '../bench/rounds.js';

function leg(contestant: string, round: number, perSecond: number): Leg {
  const nothing = { seconds: 1, requests: 1, kilobytesEach: 1, p50: 1, p99: 1, errors: 0 };
  return { ...nothing, contestant, round, perSecond, query: 'q1', serverMs: 1, databaseMs: 1, megabytes: 1 };
}

describe('the ratio of a contestant to the base', () => {
  it('is the middle one of the rounds, each with the base of its own round', () => {
    const legs = [
      ...[leg('limit-pg', 0, 100), leg('limit-pg', 1, 10), leg('limit-pg', 2, 100)],
      ...[leg('communique', 0, 300), leg('communique', 1, 20), leg('communique', 2, 100)],
    ];
    expect(ratioTo('limit-pg', legs, 'q1', 'communique')).toBe(2);
    expect(ratiosOf('limit-pg', legs, 'communique')).toEqual({ q1: 2 });
  });
});

describe('a baseline', () => {
  it('tolerates the loss of a quarter', () => {
    expect(lossesOf({ q1: 3 }, { q1: 4 })).toEqual([]);
  });

  it('says which query has lost more, and how much', () => {
    expect(lossesOf({ q1: 2, q2: 1 }, { q1: 4, q2: 1 })).toEqual([
      'q1 is 2 now and was 4 before: 50 % are lost, and 25 % are tolerated.',
    ]);
  });

  it('misses a query that is measured no more', () => {
    expect(lossesOf({}, { q1: 4 })).toEqual(['q1 was not measured, and was 4 before.']);
  });
});

describe('the leaves of an answer', () => {
  const plain = '{"data":{"statements":{"nodes":[{"id":"7","quote":"Peace.","at":"2024-01-01T10:00:00+00:00"}]}}}';

  it('are the same for two shapes that say the same', () => {
    const other = '{"data":{"list":[{"when":"2024-01-01T10:00:00.000Z","text":"Peace.","id":"7"}]}}';
    expect(leavesOf(other, { withIds: true })).toEqual(leavesOf(plain, { withIds: true }));
  });

  it('leave ids out where those are not shared', () => {
    const other = plain.replace('"7"', '"Statement:7"');
    expect(leavesOf(other, { withIds: true })).not.toEqual(leavesOf(plain, { withIds: true }));
    expect(leavesOf(other, { withIds: false })).toEqual(leavesOf(plain, { withIds: false }));
  });

  it('differ with a single word', () => {
    const other = plain.replace('Peace.', 'War.');
    expect(leavesOf(other, { withIds: false })).not.toEqual(leavesOf(plain, { withIds: false }));
  });
});
