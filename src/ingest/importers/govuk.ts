import { badInput, messageOf } from '../../lib/errors.js';
import { govukArticle } from './govuk-article.js';
import { isWithdrawn, SITE } from './govuk-item.js';
import { GOVUK_RECORDS } from './govuk-record.js';
import type { Importer } from './importer.js';
import { isItem, type Found } from './item.js';
import { jsonDocuments } from './json-documents.js';
import { isPlainRecord } from './plain-record.js';
import type { Thing } from './popolo-file.js';
import { textIn } from './popolo-subject.js';
import { sourceOf } from './source-value.js';

/** The schemas of what a newsroom publishes. */
const NEWS: ReadonlySet<string> = new Set([
  ...['news_article', 'speech', 'publication', 'fatality_notice', 'statistics_announcement', 'case_study'],
  ...['consultation', 'call_for_evidence'],
]);

/**
 * Content items of GOV.UK as its content API gives them: one, a list, or one a line. News are news items; organizations, roles with who was
 * appointed to them, people and taxons are records. What was withdrawn, is gone or leads elsewhere, and pages of the site
 * itself, yield nothing.
 */
export const govukImporter: Importer = {
  format: 'govuk',
  title: 'GOV.UK content items (JSON, one, a list or one a line)',
  recognizes({ head }) {
    const beginning = new TextDecoder().decode(head);
    const isJson = /^\uFEFF?\s{0,100}[[{]/.test(beginning);
    return isJson && beginning.includes('"base_path"') && /"(?:schema_name|document_type)"/.test(beginning);
  },
  async *read(file, { timeZone }) {
    const source = sourceOf(file);
    let items = 0;
    for await (const document of jsonDocuments(file)) {
      if ('flaw' in document) {
        yield document;
        continue;
      }
      const { place, value } = document;
      const schema = isPlainRecord(value) ? schemaOf(value) : null;
      if (schema === null) {
        yield { place, flaw: 'A content item must be an object with a schema_name, but has none.' };
        continue;
      }
      items++;
      const item = value as Thing;
      if (isWithdrawn(item)) continue;
      try {
        if (NEWS.has(schema)) yield govukArticle(item, place, timeZone);
        else for (const record of GOVUK_RECORDS[schema]?.(item, place, source) ?? []) yield withHome(record);
      } catch (error) {
        yield { place, flaw: messageOf(error) };
      }
    }
    if (items === 0) throw badInput(`${file.name} must hold content items of GOV.UK, but has none.`);
  },
};

/** What has an id of the site is the same whichever file it stands in. */
function withHome(found: Found): Found {
  return isItem(found) ? { ...found, home: SITE } : found;
}

/** What kind of item it is; items made before there were schemas have their type alone. */
function schemaOf(item: Thing): string | null {
  return textIn(item, 'schema_name') ?? textIn(item, 'document_type');
}
