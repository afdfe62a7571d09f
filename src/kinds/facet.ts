/** What lists of a kind can be counted by, and the day that their timelines go by, as SQL on `t`. */
export interface Facets {
  readonly buckets: Readonly<Record<string, Facet>>;
  readonly day: string;
  /** What a timeline goes by, for journalists. */
  readonly dayMeaning: string;
}

/** One way to divide a list: a row counts in each bucket whose key it has. */
export interface Facet {
  readonly bucket: BucketName;
  /** The join to `t` that gives the keys; none when a row has its key itself. */
  readonly join?: string;
  readonly key: string;
  /** SQL: the kind of the subject that a key stands for, where buckets can be kept to one. */
  readonly subjectKind?: string;
  /** Whether the row itself does not matter for it, but only its id. */
  readonly byId?: boolean;
  /** Whether a row may be joined to the same key more than once. */
  readonly repeats?: boolean;
  /** For journalists. */
  readonly description: string;
}

/** What the buckets of a facet are: the field that says what is counted, and what that is. */
export interface Bucket {
  readonly field: string;
  /** Of what a key is the id: a kind, or `Subject` for any kind of subject. */
  readonly node?: 'Subject' | 'Office' | 'Section';
  /** The enum that a key is a word of. */
  readonly enumName?: string;
  /** Whether what has no key has a bucket of its own. */
  readonly withNone?: true;
  /** Whether the keys have an order of their own, greatest first; else the largest bucket is first. */
  readonly byKey?: true;
  /** Whether there are ever but a few, so that nobody asks for the first. */
  readonly isShort?: true;
  readonly description: string;
}

export const BUCKETS = {
  Subject: { field: 'subject', node: 'Subject', description: 'How much of a list belongs to one subject.' },
  Office: {
    field: 'office',
    node: 'Office',
    withNone: true,
    description: 'How much of a list belongs to one office; null for what belongs to none.',
  },
  Section: {
    field: 'section',
    node: 'Section',
    withNone: true,
    description: 'How much of a list stands in one section; null for what stands in none.',
  },
  Genre: {
    field: 'genre',
    enumName: 'ArticleGenre',
    isShort: true,
    description: 'How much of a list is of one genre.',
  },
  Form: { field: 'form', enumName: 'StatementForm', isShort: true, description: 'How much of a list is of one form.' },
  Language: { field: 'language', isShort: true, description: 'How much of a list is in one language.' },
  MeetingStatus: {
    field: 'status',
    enumName: 'MeetingStatus',
    isShort: true,
    description: 'How many meetings have one status.',
  },
  Session: {
    field: 'session',
    withNone: true,
    byKey: true,
    description: 'How many resolutions come from one session; null for those whose session is not known.',
  },
} as const satisfies Readonly<Record<string, Bucket>>;

export type BucketName = keyof typeof BUCKETS;

/** The buckets of a facet. */
export function bucketOf({ bucket }: Facet): Bucket {
  return BUCKETS[bucket];
}
