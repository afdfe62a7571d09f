/**
 * The 6,202 roll calls of 1946 to 2019. Of 4,516 resolutions that roll calls from the 18th session on name without an amendment or a paragraph, those
 * count as adopted that a roll call with a heading carried as a whole.
 */
export const EXPECTED_VOTES = {
  // 200 names of states: the Federal Republic of Germany and the Yemen Arab Republic have the membership of today's.
  records: { organizations: 1, countries: 198, topics: 6, resolutions: 6202 },
  votes: { all: 869_937, inFavour: 693_544, against: 65_500, abstaining: 110_893 },
  verdicts: { withSymbol: 4278, adoptedWithoutSymbol: 470, notAdopted: 1454, toTheDay: 1146, toTheMonth: 3602 },
  samples: [
    // An amendment; the data give a page where later ones give a resolution.
    { id: 3, symbol: null, adoptedOn: null, vote: { inFavour: 29, against: 18, abstaining: 4 } },
    // Carried as a whole in a session whose resolutions the data do not number.
    { id: 303, symbol: null, adoptedOn: '1952-01-01', adoptedPrecision: 'MONTH' },
    { id: 1203, symbol: 'A/RES/2775 F (XXVI)', adoptedOn: '1971-11-01', adoptedPrecision: 'MONTH' },
    // A motion on the text of 3198 B (XXVIII).
    { id: 1503, symbol: null, adoptedOn: null },
    { id: 1653, symbol: 'A/RES/31/6 A', adoptedPrecision: 'MONTH' },
    // On a paragraph.
    { id: 2103, symbol: null, adoptedOn: null },
    { id: 5194, symbol: 'A/RES/67/34', adoptedOn: '2012-12-03', adoptedPrecision: 'DAY' },
    // Found in a verbatim record: not known to be on the whole.
    { id: 5798, symbol: null, adoptedOn: null, name: { en: 'Recorded vote in connection with A/RES/61/156' } },
  ],
  /** Resolutions with how many states voted how, and who voted against. */
  written: [
    {
      symbol: 'A/RES/67/34',
      votes: { IN_FAVOUR: 175, AGAINST: 6, ABSTAINING: 5 },
      against: ['FR', 'GB', 'IL', 'IN', 'RU', 'US'],
    },
    { symbol: 'A/RES/2775 F (XXVI)', votes: { IN_FAVOUR: 108, AGAINST: 2, ABSTAINING: 6 }, against: ['PT', 'ZA'] },
    { symbol: 'A/RES/31/6 A', votes: { IN_FAVOUR: 134, ABSTAINING: 1 }, against: [] },
  ],
};
