import type { Db } from '../database/db.js';
import type { Loaders } from '../domain/loaders.js';
import type { ArticleRow, ArticleTexts } from '../kinds/article.js';
import type { NodeRow } from '../kinds/kind.js';
import type { OrganizationRow } from '../kinds/organization.js';
import type { ResolutionRow } from '../kinds/resolution.js';
import type { SectionRow } from '../kinds/section.js';
import type { StatementRow } from '../kinds/statement.js';
import type { SubjectRow } from '../kinds/subject.js';
import { chooseLanguage } from '../lib/language-tag.js';
import { occurrencesIn, type SearchedText } from './occurrence.js';
import { passagesOf, type Passage } from './passage.js';
import type { ReadTerm } from './reading.js';

/** A passage that contains the words, and where it is from. */
export interface HighlightFact extends Passage {
  /** title, lead, text; name, alias, symbol, summary. */
  readonly foundIn: string;
}

interface Field extends SearchedText {
  readonly foundIn: string;
}

const MOST_HIGHLIGHTS = 3;
const MOST_OF_A_TEXT = 2;

/** Where the words stand in each of the rows, at most three passages each, titles and names first. One statement. */
export async function highlightsOf(
  db: Db,
  { articleTexts }: Pick<Loaders, 'articleTexts'>,
  terms: readonly ReadTerm[],
  rows: readonly NodeRow[],
  languages: readonly string[],
): Promise<HighlightFact[][]> {
  const fields = await Promise.all(
    rows.map(async (row) =>
      row.typeName === 'Article'
        ? articleFields(row as ArticleRow, await articleTexts(row as ArticleRow))
        : (FIELDS[row.typeName] ?? subjectFields)(row, languages),
    ),
  );
  const occurrences = await occurrencesIn(db, terms, fields.flat());
  let first = 0;
  return fields.map((own) => {
    const found = occurrences.slice(first, first + own.length);
    first += own.length;
    return own
      .flatMap(({ foundIn, text }, at) =>
        passagesOf(text, found[at] ?? [], MOST_OF_A_TEXT).map((passage) => ({ foundIn, ...passage })),
      )
      .slice(0, MOST_HIGHLIGHTS);
  });
}

type FieldsOf = (row: NodeRow, languages: readonly string[]) => Field[];

/** What the search looks through, by type; articles are read with their bodies, and subjects of every kind are alike. */
const FIELDS: Readonly<Record<string, FieldsOf>> = {
  Statement(row) {
    const { text, language } = row as StatementRow;
    return [{ foundIn: 'text', text, language }];
  },
  Section(row, languages) {
    const { names, language } = row as SectionRow;
    return inLanguages('name', names, language, languages);
  },
};

function articleFields(
  { title, subheading, lead, language }: ArticleRow,
  { text }: Pick<ArticleTexts, 'text'>,
): Field[] {
  return [
    { foundIn: 'title', text: title, language },
    ...(subheading ? [{ foundIn: 'lead', text: subheading, language }] : []),
    ...(lead ? [{ foundIn: 'lead', text: lead, language }] : []),
    { foundIn: 'text', text, language },
  ];
}

function subjectFields(row: NodeRow, languages: readonly string[]): Field[] {
  const { names, language, aliases, summaries } = row as unknown as SubjectRow;
  const { symbol } = row as Partial<ResolutionRow>;
  const { acronyms } = row as Partial<OrganizationRow>;
  return [
    ...inLanguages('name', names, language, languages),
    ...(symbol ? [{ foundIn: 'symbol', text: symbol, language: 'und' }] : []),
    ...aliases.map(({ text, language: own }) => ({ foundIn: 'alias', text, language: own })),
    ...inLanguages('alias', acronyms ?? {}, language, languages),
    ...inLanguages('summary', summaries, language, languages),
  ];
}

/** Texts in several languages, that which the reader would get first. */
function inLanguages(
  foundIn: string,
  texts: Readonly<Record<string, string>>,
  original: string,
  wishes: readonly string[],
): Field[] {
  const served = chooseLanguage(wishes, Object.keys(texts), original);
  return Object.entries(texts)
    .sort(([a], [b]) => Number(b === served) - Number(a === served))
    .map(([language, text]) => ({ foundIn, text, language }));
}
