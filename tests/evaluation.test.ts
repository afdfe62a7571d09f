import { parseMarked, type LabelledText } from '../scripts/evaluation/labelled.js';
import { measure } from '../scripts/evaluation/measure.js';
import type { FoundStatement } from '../src/ingest/attribution/found-statement.js';

const MARKED = '“⟪ada;DIRECT_QUOTE|The dues of ⟦port|Port Ansgar⟧ are low,⟫” said ⟦ada|Ada Byron⟧.';
const TEXT: LabelledText = {
  ...{ id: 't', part: 'OPEN', language: 'en', title: null, published: null },
  ...parseMarked(MARKED),
};
const slugs = new Map([
  ['1', 'ada'],
  ['2', 'port'],
  ['3', 'boris'],
]);
const kinds = new Map([
  ['ada', 'OFFICIAL'],
  ['port', 'ORGANIZATION'],
]);

function statement(speakerId: string, end = 32): FoundStatement {
  return {
    ...{ start: 1, end, text: '', form: 'DIRECT_QUOTE', speakerId, officeId: null, roleAsPrinted: null, isNamed: true },
    ...{ confidence: 0.95, rule: 'QUOTE_OF_NAMED' },
  };
}

function tallyOf(statements: readonly FoundStatement[]) {
  const { tallies } = measure(TEXT, { mentions: [], statements, refusals: [] }, { slugs, kinds, holders: new Map() });
  return tallies.get('DIRECT_QUOTE');
}

describe('a labelled text', () => {
  it('has its labels within it, as offsets into the text without them', () => {
    const { text, mentions, statements } = TEXT;
    expect(text).toBe('“The dues of Port Ansgar are low,” said Ada Byron.');
    expect(mentions.map(([start, end, slug]) => `${slug}: ${text.slice(start, end)}`)).toEqual([
      'port: Port Ansgar',
      'ada: Ada Byron',
    ]);
    expect(statements.map(([start, end]) => text.slice(start, end))).toEqual(['The dues of Port Ansgar are low,']);
  });
});

describe('what was found', () => {
  it('is right with the same speaker and nine tenths of the words', () => {
    expect(tallyOf([statement('1', 33)])).toMatchObject({ labelled: 1, found: 1, right: 1, wrongSpeakers: 0 });
  });

  it('is wrong with another speaker, and missed with fewer of the words', () => {
    expect(tallyOf([statement('3', 33)])).toMatchObject({ labelled: 1, found: 1, right: 0, wrongSpeakers: 1 });
    expect(tallyOf([statement('1', 20)])).toMatchObject({ labelled: 1, found: 1, right: 0, wrongSpeakers: 0 });
    expect(tallyOf([])).toMatchObject({ labelled: 1, found: 0, right: 0 });
  });
});
