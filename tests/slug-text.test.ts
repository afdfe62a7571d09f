import slugify from '@sindresorhus/slugify';
import fc from 'fast-check';
import { slugText } from '../src/lib/slug-text.js';

describe('a text as a part of an address', () => {
  it('is what the library makes of it', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0x2010, max: 0x2027 }),
      fc.constantFrom(0x27, 0x73, 0x20, 0x26, 0xa0),
      fc.constantFrom(0xe9, 0x416, 0x1f984, 0x301),
    );
    const text = fc.array(character, { maxLength: 30 }).map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(text, (given) => slugText(given) === slugify(given, { decamelize: false })),
      { numRuns: 300 },
    );
  });

  it.each([
    ["The keeper's lamp isn’t lit", 'the-keepers-lamp-isn-t-lit'],
    ['Boats & nets: 3 – 4', 'boats-and-nets-3-4'],
    ['Élan vital', 'elan-vital'],
  ])('is made of %s', (given, slug) => {
    expect(slugText(given)).toBe(slug);
  });
});
