/** What lists of a kind can be counted by, and the day that their timelines go by, as SQL on `t`. */
export interface Facets {
  readonly buckets: Readonly<Record<string, Facet>>;
  readonly day: string;
}

/** One way to divide a list: a row counts in each bucket whose key it has. */
export interface Facet {
  /** What is joined to `t` for the keys; nothing when a row has its key itself. */
  readonly join?: string;
  readonly key: string;
  /** The type of what a key is the id of, `Subject` for any kind of subject; left out where the key is a word or number. */
  readonly typeName?: string;
  /** SQL: the kind of the subject that a key stands for, where buckets can be kept to one. */
  readonly subjectKind?: string;
  /** Whether what has no key has a bucket of its own. */
  readonly withNone?: boolean;
  /** Whether a row may be joined to the same key more than once. */
  readonly repeats?: boolean;
  /** Largest first unless the keys have an order of their own, greatest first. */
  readonly byKey?: boolean;
}
