import fc from 'fast-check';
import { writeInstant } from '../src/lib/instant-text.js';

describe('the text of an instant', () => {
  it('is that of RFC 3339 in UTC, without a fraction where there is none', () => {
    expect(writeInstant(new Date('2023-03-14T09:05:07Z'))).toBe('2023-03-14T09:05:07Z');
    expect(writeInstant(new Date('0001-01-01T00:00:00Z'))).toBe('0001-01-01T00:00:00Z');
    expect(writeInstant(new Date('1969-12-31T23:59:59.250Z'))).toBe('1969-12-31T23:59:59.250Z');
    expect(() => writeInstant(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('is the same as JavaScript gives, any day', () => {
    const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(0, 0, 1, 999), (second, fraction) => {
        const instant = new Date(second * 1000 + fraction);
        expect(writeInstant(instant)).toBe(instant.toISOString().replace('.000Z', 'Z'));
      }),
    );
  });
});
