/** How sure it is whose words a statement is, by the rule that told. 1 is left to editors. */
export const STATEMENT_CONFIDENCE = {
  /** "Ada Byron answered a question" in the title. */
  FULL_TEXT_SPEAKER_AND_VERB: 0.95,
  /** "Statement by Ada Byron", "Ada Byron's speech" in the title. */
  FULL_TEXT_WORDS_OF_SPEAKER: 0.95,
  /** An answer in an interview, below the speaker's own name. */
  ANSWER_BELOW_NAME: 0.95,
  /** An answer in an interview with the one person whom its title names. */
  ANSWER_OF_INTERVIEWED: 0.9,
  /** “…,” said Ada Byron. */
  QUOTE_OF_NAMED: 0.95,
  /** “…,” said the Secretary General, who was then one person. */
  QUOTE_OF_HOLDER: 0.9,
  /** “…,” said Ada Byron. “…,” she said. */
  QUOTE_OF_PRONOUN: 0.85,
  /** “…,” the minister said, with one minister named before. */
  QUOTE_OF_TITLE: 0.85,
  /** “…,” she said, behind a sentence that begins with a person and names nobody else. */
  QUOTE_OF_NEAREST: 0.65,
  /** More of the same: “…,” she said. “…” */
  QUOTE_GOES_ON: 0.85,
  /** A quotation that stands alone after another by the same speaker. */
  QUOTE_ALONE: 0.65,
  /** Ada Byron said that … */
  REPORT_OF_NAMED: 0.85,
  /** The Secretary General said that … */
  REPORT_OF_HOLDER: 0.8,
  /** She said that … */
  REPORT_OF_PRONOUN: 0.75,
  /** The minister said that … */
  REPORT_OF_TITLE: 0.75,
  /** She said that …, behind a sentence that begins with a person and names nobody else. */
  REPORT_OF_NEAREST: 0.6,
} as const;

export type StatementRule = keyof typeof STATEMENT_CONFIDENCE;
