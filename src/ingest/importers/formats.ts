/** The formats that archives come in, as `--format` names them; apart from their importers, which take long to load. */
export const FORMATS = [
  'rss',
  'atom',
  'json-feed',
  'wxr',
  'html',
  'page',
  'markdown',
  'csv',
  'govuk',
  'popolo',
  'icalendar',
  'un-votes',
] as const;
