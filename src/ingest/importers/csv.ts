import { messageOf } from '../../lib/errors.js';
import { rowArticle } from './csv-article.js';
import { mappingByNames, parseMapping, refuseMissingColumns } from './csv-mapping.js';
import { rowRecord } from './csv-record.js';
import { readTable, type CsvRow } from './csv-rows.js';
import type { Importer } from './importer.js';
import { sourceOf } from './source-value.js';

/** Tables of any list of records, or of news items: what their columns mean is said by a mapping, or by their names. */
export const csvImporter: Importer = {
  format: 'csv',
  title: 'CSV, with a mapping (docs/csv-mapping.md) or with the names of fields for its columns',
  recognizes: ({ name, mediaType }) => /\.(?:csv|tsv)$/i.test(name) || /^text\/csv\b/i.test(mediaType ?? ''),
  async *read(file, options) {
    const given = options.mapping === null || options.mapping === undefined ? null : parseMapping(options.mapping);
    const { columns, rows } = await readTable(file, given?.delimiter ?? null);
    const mapping = given ?? mappingByNames(file.name, columns);
    refuseMissingColumns(mapping, columns);
    const reading = {
      timeZone: mapping.timeZone ?? options.timeZone,
      language: mapping.language ?? options.language,
    };
    const source = sourceOf(file);
    const { list } = mapping;
    const itemOf = (row: CsvRow) =>
      list === 'articles' ? rowArticle(row, mapping, reading) : rowRecord(row, list, mapping, reading, source);

    for await (const row of rows) {
      try {
        yield itemOf(row);
      } catch (error) {
        const shift = row.cells === columns.length ? '' : ` The row has ${row.cells} cells, not ${columns.length}.`;
        yield { place: `row ${row.number}`, flaw: `${messageOf(error)}${shift}` };
      }
    }
  },
};
