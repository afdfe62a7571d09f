import type { Bundle, BundleListName } from '../../src/ingest/content/records.js';
import { ARTICLE_EDITS, COMMON_NOUNS, NAME_EDITS, NOTE_EDITS } from './editorial.js';
import { FACT_FILE_NAMES, FACT_FILES, LATER_FILES, type Facts } from './facts.js';
import { TOPIC_TERMS } from './topic-terms.js';

/** What the bundle holds, what was left out of it and why, and what an editor added: REPORT.md of the bundle. */
export function bundleReport(facts: Facts, bundle: Bundle, listNames: readonly BundleListName[]): string {
  const { articles } = bundle;
  const statements = articles.flatMap((article) => article.statements);
  const notBundled = facts.lists.statements.filter((statement) => !statement.bundle);
  const meetingLinks = [...facts.lists.briefs.map(({ links }) => links), ...facts.lists.statements.map((s) => s.about)]
    .flat()
    .filter((id) => facts.resolve(id) === null);
  const shortened = bundle.officials.flatMap(({ aliases }) =>
    aliases.filter(({ aliasType }) => aliasType === 'SHORT').map(({ text }) => text),
  );

  return `# The CSTO bundle: report

Written by \`scripts/convert-csto-facts.ts\` with the rest of this directory; change the facts or the script, not these files.

## What is in it

| list | records |
| --- | --- |
${listNames.map((name) => `| ${name}.json | ${bundle[name].length} |`).join('\n')}

Articles: ${articles.filter(({ isOriginal }) => isOriginal).length} works in English, ${articles.filter(({ language }) => language === 'ru').length} of them also in Russian; ${articles.filter(({ sourceUrl }) => sourceUrl !== null).length} articles stand under the address of the page they were printed on.
Statements: ${statements.length}, all reported in the writer's words, ${articles.filter(({ language }) => language === 'en').flatMap((article) => article.statements).length} of them in English.

## What was left out

- Records from memory, not seen on any page: ${inline([...facts.fromMemory.values()].flat())}.
- Statements whose speaker the page does not name: ${inline(notBundled.map(({ slug }) => slug))}.
- What comes with a later release: ${LATER_FILES.map((file) => `${facts.counts.get(file)} ${file}`).join(', ')}; ${meetingLinks.length} links from articles and statements to meetings; votes, of which the tally stands in a note.
- Fields from memory: ${[...facts.unverifiedFields]
    .map(([file, fields]) =>
      fields.length > 0 ? `${file} ${inline(fields.map((field) => field.replace('_unverified', '')))}` : '',
    )
    .filter(Boolean)
    .join('; ')}.
- Fields the bundle has no place for, or that say again what another field says: ${FACT_FILE_NAMES.map((file) => `${file} ${inline(FACT_FILES[file].leftOut)}`).join('; ')}.
- Aliases that are common nouns, and would be found in ordinary prose: ${bySlug(COMMON_NOUNS)}.

## What an editor added or changed

- The name of the newsroom; names without an explanation or a second wording: ${bySlug(NAME_EDITS)}.
- Names of resolutions, made of number or year and title. What they are about follows from their title.
- Titles of articles made of one statement: speaker and first topic, with date and outlet where needed.
- The CSTO as organization of all operations and exercises.
- Russian names without the patronymic, as texts print them: ${shortened.join(', ')}.
- The type of each alias, and its language from its script.
- Notes in place of notes about memory, stored copies or the gathering, or none: ${inline(Object.keys(NOTE_EDITS))}. Notes such as "Appointed on …" put a field of the facts into words.
- Addresses of articles. An article stands under its first source where no other work cites that page, save: ${Object.entries(
    ARTICLE_EDITS,
  )
    .map(([slug, { sourceUrl, why }]) => `\`${slug}\` ${sourceUrl ? 'has one' : 'has none'} (${why})`)
    .join('; ')}.
- The words by which topics are recognized, below: none is from the facts.

## Words of topics

${Object.entries(TOPIC_TERMS)
  .map(([slug, { en, ru }]) => `- ${slug}: \`${[...en, ...ru].join(' · ')}\``)
  .join('\n')}
`;
}

function inline(words: readonly string[]): string {
  return words.length > 0 ? words.map((word) => `\`${word}\``).join(', ') : 'none';
}

function bySlug(table: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>): string {
  return Object.entries(table)
    .map(([slug, texts]) => `\`${slug}\` ${Object.values(texts).join(', ')}`)
    .join('; ');
}
