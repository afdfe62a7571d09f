/** What becomes of a file: a news item, one without a date, left out, a flaw, or nothing that Markdown is asked of. */
export type PageVerdict = 'ARTICLE' | 'ANNOUNCEMENT' | 'UNDATED' | 'LEFT_OUT' | 'FLAW' | 'NOT_RECOGNIZED';

interface ExpectedArchive {
  /** By the beginning of the path, the longest that fits. */
  readonly directories: Readonly<Record<string, PageVerdict>>;
  /** Files that differ from what lies beside them. */
  readonly files: Readonly<Record<string, PageVerdict>>;
  readonly totals: Readonly<Partial<Record<PageVerdict, number>>>;
}

const draftEvents = [
  '2018/02/2018-02-14-how-fedramp-supports-agencies-a-resource-overview.md',
  '2019/09/2019-09-03-quantifying-value-innovation.md',
  '2020/04/2020-04-02-leveraging-robotic-process-automation-rpa-transform.md',
  '2020/04/2020-04-08-hosting-successful-live-events-by-federal.md',
  '2020/05/2020-05-12-government-ux-summit.md',
  '2020/06/2020-06-18-uswds-monthly-call-june-2020.md',
].map((file) => [`digitalgov/content/events/${file}`, 'LEFT_OUT' as const]);

export const EXPECTED_PAGES: Readonly<Record<string, ExpectedArchive>> = {
  'digitalgov-dev-to-2020.tar.gz': {
    directories: {
      'digitalgov/': 'NOT_RECOGNIZED',
      'digitalgov/content/news/': 'ARTICLE',
      'digitalgov/content/events/': 'ANNOUNCEMENT',
      // Standing pages of a site that dates them as it dates its news: nothing in them says that they are none.
      'digitalgov/content/communities/': 'ARTICLE',
      'digitalgov/content/authors/': 'LEFT_OUT',
      'digitalgov/content/sources/': 'LEFT_OUT',
      'digitalgov/content/topics/': 'LEFT_OUT',
    },
    files: {
      ...Object.fromEntries(draftEvents),
      'digitalgov/content/news/_index.md': 'LEFT_OUT',
      'digitalgov/content/events/_index.md': 'LEFT_OUT',
      'digitalgov/content/communities/_index.md': 'LEFT_OUT',
      'digitalgov/content/communities/manage-listserv-subscription.md': 'UNDATED',
      // A draft by its own word.
      'digitalgov/content/news/2019/12/2019-12-04-typography.md': 'LEFT_OUT',
      // A pattern for writers, without a title.
      'digitalgov/content/news/2018/09/2018-09-24-example.md': 'FLAW',
    },
    totals: { ARTICLE: 1776, ANNOUNCEMENT: 234, UNDATED: 1, LEFT_OUT: 1160, FLAW: 1, NOT_RECOGNIZED: 7 },
  },
  '18f-dev.tar.gz': {
    directories: { '18f/': 'NOT_RECOGNIZED', '18f/content/posts/': 'ARTICLE' },
    files: { '18f/content/posts/posts.11tydata.js': 'NOT_RECOGNIZED' },
    totals: { ARTICLE: 294, NOT_RECOGNIZED: 12 },
  },
};
