import { jsonOutput } from '../src/cli/import-output.js';

const RESULT = {
  file: 'a.xml',
  place: 'item 1',
  verdict: 'CREATED',
  typeName: 'Article',
  slug: 'a',
  reason: null,
} as const;

function written(run: (output: ReturnType<typeof jsonOutput>) => void): string {
  let text = '';
  run(jsonOutput((piece) => void (text += piece)));
  return text;
}

describe('the JSON of an import', () => {
  it('is whole where the import fails half way, and says why', () => {
    const text = written((output) => {
      output.item(RESULT);
      output.fail('The database cannot be reached.');
    });
    expect(JSON.parse(text)).toEqual({ results: [RESULT], error: 'The database cannot be reached.' });
  });

  it('is not begun by an import that fails before its first item', () => {
    expect(written((output) => output.fail('The tables are missing.'))).toBe('');
  });

  it('has what became of all, the reasons and the remarks', () => {
    const tally = { CREATED: 1, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };
    const remarks = new Map([['Its picture must be in the export.', 2]]);
    const text = written((output) => {
      output.item(RESULT);
      output.end({ tally, reasons: new Map(), remarks, sequence: '7' });
    });
    expect(JSON.parse(text)).toEqual({
      ...{ results: [RESULT], created: 1, updated: 0, unchanged: 0, rejected: 0, reasons: {} },
      ...{ remarks: { 'Its picture must be in the export.': 2 }, sequence: '7' },
    });
  });
});
