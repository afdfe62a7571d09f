/** The formats that archives come in, as `--format` names them; apart from their importers, which take long to load. */
export const FORMATS = [
  ...(['feed', 'wxr', 'html', 'page', 'markdown', 'csv', 'govuk', 'popolo', 'congress', 'icalendar'] as const),
  ...(['un-votes', 'communique'] as const),
] as const;

/** What else people call them. */
export const FORMAT_ALIASES: Readonly<Record<string, string>> = {
  rss: 'feed',
  atom: 'feed',
  'json-feed': 'feed',
  text: 'page',
};
