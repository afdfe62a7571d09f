/** How sure a mention is, by what it was recognized by. 1 is left to editors. */
export const MENTION_CONFIDENCE = {
  /** A/RES/77/13. */
  SYMBOL: 0.99,
  /** A name that needs nothing around it. */
  FULL_NAME: 0.97,
  /** A name that others share, beside the organization or country it belongs to. */
  QUALIFIED_NAME: 0.97,
  /** An operation whose name is no common word, or that stands beside the word "operation". */
  OPERATION: 0.95,
  /** A resolution by its title. */
  TITLE: 0.95,
  /** A presidency whose year is said, as 2023 or as "this year". */
  PRESIDENCY_OF_YEAR: 0.95,
  /** A name that others share, standing alone: the newsroom's own is meant. */
  HOME_NAME: 0.9,
  ACRONYM: 0.9,
  /** A presidency that is said to be the previous or next one, or is simply going on. */
  PRESIDENCY_OF_TIME: 0.85,
  /** A common word in quotation marks, in a paragraph that speaks of operations. */
  QUOTED_OPERATION: 0.85,
  /** The short form of a name that stands in full elsewhere in the text. */
  SHORTENED_NAME: 0.85,
  SURNAME: 0.8,
  TOPIC_TERM: 0.7,
} as const;

export type MentionRule = keyof typeof MENTION_CONFIDENCE;
