import { communiqueImporter } from './communique.js';
import { congressImporter } from './congress.js';
import { csvImporter } from './csv.js';
import { feedImporter } from './feed.js';
import { govukImporter } from './govuk.js';
import { icalendarImporter } from './icalendar.js';
import type { Importer } from './importer.js';
import { markdownImporter } from './markdown.js';
import { pageImporter } from './page.js';
import { popoloImporter } from './popolo.js';
import { textPageImporter } from './text-page.js';
import { unVotesImporter } from './un-votes.js';
import { wxrImporter } from './wxr.js';

/** All formats, those first that tell themselves the most surely: the first that knows a file reads it. */
export const IMPORTERS: readonly Importer[] = [
  communiqueImporter,
  wxrImporter,
  feedImporter,
  pageImporter,
  govukImporter,
  popoloImporter,
  congressImporter,
  icalendarImporter,
  markdownImporter,
  unVotesImporter,
  csvImporter,
  textPageImporter,
];

/** The format of a file; null where it is none that is known. */
export function importerOf(file: Parameters<Importer['recognizes']>[0]): Importer | null {
  return IMPORTERS.find((importer) => importer.recognizes(file)) ?? null;
}
