/** What a page of Mozilla's Readability is expected to become. */
export interface PageVerdict {
  /** Whether the title is that of `expected-metadata.json`, or why it is another. */
  readonly title: 'SAME' | 'WITHOUT_THE_SITE';
  /** A moment, a day, or null where the page does not say when it came out. */
  readonly published: string | null;
  readonly language: string | null;
}

const page = (
  language: string | null,
  published: string | null,
  title: PageVerdict['title'] = 'SAME',
): PageVerdict => ({
  title,
  published,
  language,
});

/** By directory; a text is the reason that the page is refused with. */
export const READABILITY: Readonly<Record<string, PageVerdict | RegExp>> = {
  '002': page('en-US', null),
  '004-metadata-space-separated-properties': page(null, null),
  '005-unescape-html-entities': /no article in it/,
  aktualne: page('cs', '2021-11-01T09:52:50.000Z'),
  'article-author-tag': page('en', '2015-07-10T13:53:00.000Z'),
  'base-url': page(null, null),
  'base-url-base-element': page(null, null),
  'bbc-1': page('en', '2015-07-24T04:36:09.000Z'),
  breitbart: page('en', '2016-12-22T18:43:37.000Z', 'WITHOUT_THE_SITE'),
  'bug-1255978': page('en-GB', '2015-09-17T15:57:43.000Z'),
  'buzzfeed-1': page('en', null),
  cnn: page(null, '2016-02-01T01:28:49.000Z'),
  'guardian-1': page('en', '2019-01-03T07:00:02.000Z'),
  'herald-sun-1': page('en-AU', null),
  'hidden-nodes': page('en', null),
  'la-nacion': page(null, null),
  'lemonde-1': page('fr', '2015-05-04T11:36:31.000Z'),
  msn: page('en-US', null),
  'nytimes-1': page('en', '2017-01-13T05:00:04.000Z'),
  'nytimes-2': page('en', '2016-07-29T20:42:34.000Z'),
  'nytimes-5': page('es', null),
  'parsely-metadata': page(null, '2024-04-20T04:20:00.000Z'),
  qq: page(null, null, 'WITHOUT_THE_SITE'),
  'replace-brs': page(null, null),
  'rtl-3': page(null, null),
  'seattletimes-1': page('en-US', '2019-04-28T06:01:07.000Z'),
  theverge: page('en', '2023-06-07T20:54:26.829Z'),
  'title-and-h1-discrepancy': page(null, null),
  'wapo-1': page(null, null),
  'wapo-2': page(null, null),
  'yahoo-4': page('ja', null, 'WITHOUT_THE_SITE'),
};

/** Directories whose page was not kept: what is expected is there, what it is expected of is not. */
export const WITHOUT_A_PAGE = ['003-metadata-preferred', 'metadata-content-missing', 'rtl-1', 'rtl-2'];

/** What a page of extruct's samples says of itself; most are no articles, and are read as well as they can be or refused. */
export const EXTRUCT: Readonly<Record<string, { readonly title: string; readonly published: string | null } | RegExp>> =
  {
    'custom.invalid/AllocateAction.001.html': /no article in it/,
    'custom.invalid/JSONLD_with_JS_comment.html': /no article in it/,
    'custom.invalid/JSONLD_with_control_characters.html': /no article in it/,
    'custom.invalid/JoinAction.001.html': /no article in it/,
    'misc/Portfolio_Niels_Lubberman.html': { title: 'Portfolio Niels Lubberman', published: null },
    'misc/dublincore_test.html': /no article in it/,
    'misc/expanded_OG_support_test.html': /no article in it/,
    'misc/microformat_test.html': { title: "Himanshu's Open Graph Protocol", published: '2013-06-13T12:00:00.000Z' },
    'misc/null_ld_mock.html': /no article in it/,
    'misc/opengraph_test.html': /no article in it/,
    'schema.org/CreativeWork.001.html': { title: 'schmea.org -- Creative Work', published: null },
    'schema.org/Event.001.html': { title: 'schmea.org -- Creative Work', published: null },
    'schema.org/Event.004.html': { title: 'schmea.org -- Creative Work', published: null },
    'schema.org/Event.008.html': { title: 'schmea.org -- Creative Work', published: null },
    'schema.org/LocalBusiness.003.html': { title: 'schmea.org -- Creative Work', published: null },
    'schema.org/product.html': { title: 'Photo gallery', published: null },
    'schema.org.invalid/AllocateAction.001.html': /no article in it/,
    'schema.org.invalid/JoinAction.001.html': /no article in it/,
    'songkick/Elysian Fields Brooklyn Tickets, The Owl Music Parlor, 31 Oct 2015.html': {
      title: 'Elysian Fields at The Owl Music Parlor (31 Oct 15)',
      published: null,
    },
    'songkick/Maxïmo Park Gigography, Tour History & Past Concerts.html': { title: 'Maxïmo Park', published: null },
    'songkick/Years & Years Tickets, Tour Dates 2015 & Concerts.html': { title: 'Years & Years', published: null },
    'songkick/elysianfields.html': { title: 'Elysian Fields', published: null },
    'songkick/elysianfields_1.html': { title: 'Elysian Fields', published: null },
    'songkick/jsonld_empty_item_test.html': { title: '53 Keto Diet Recipes', published: '2018-09-11' },
  };
