import type { Bundle, BundleListName } from '../../src/ingest/content/index.js';
import { ARTICLE_EDITS, COMMON_NOUNS, NAME_EDITS, SAID_AT_MEETING } from './editorial.js';
import { FACT_FILE_NAMES, FACT_FILES } from './fact-files.js';
import type { Facts } from './facts.js';
import { OWN_NOTES } from './own-notes.js';
import { TOPIC_TERMS } from './topic-terms.js';
import { sentence } from './wording.js';

/** What the bundle holds, what was left out of it and why, and what an editor added: REPORT.md of the bundle. */
export function bundleReport(facts: Facts, bundle: Bundle, listNames: readonly BundleListName[]): string {
  return `# The CSTO bundle: report

Written by \`scripts/convert-csto-facts.ts\` with the rest of this directory; change the facts or the script, not these files.

## What is in it

| list | records |
| --- | --- |
${listNames.map((name) => `| ${name}.json | ${bundle[name].length} |`).join('\n')}

${counts(bundle)}

## What was left out

${leftOut(facts)}

## What an editor added or changed

${added(facts, bundle)}

## Said at a meeting, or only about it

The facts say which meeting words are about. That they were said there is read from the statement and its source; in doubt they were not.

${Object.entries(SAID_AT_MEETING)
  .map(([slug, { isSaidAt, why }]) => `- \`${slug}\`: ${isSaidAt ? 'at it' : 'about it'} (${why})`)
  .join('\n')}

## Words of topics

${Object.entries(TOPIC_TERMS)
  .map(([slug, { en, ru }]) => `- ${slug}: \`${[...en, ...ru].join(' · ')}\``)
  .join('\n')}
`;
}

function counts({ articles }: Bundle): string {
  const statements = articles.flatMap((article) => article.statements);
  const inEnglish = articles.filter(({ language }) => language === 'en').flatMap((article) => article.statements);
  return [
    `Articles: ${articles.filter(({ isOriginal }) => isOriginal).length} works in English, ${articles.filter(({ language }) => language === 'ru').length} of them also in Russian; ${articles.filter(({ sourceUrl }) => sourceUrl !== null).length} articles stand under the address of the page they were printed on.`,
    `Statements: ${statements.length}, all reported in the writer's words, ${inEnglish.length} of them in English; of these, ${inEnglish.filter(({ meeting }) => meeting !== null).length} were said at a meeting.`,
  ].join('\n');
}

function leftOut(facts: Facts): string {
  const notBundled = facts.lists.statements.filter((statement) => !statement.bundle);
  const fields = [...facts.unverifiedFields].flatMap(([file, dropped]) =>
    dropped.length > 0 ? `${file} ${inline(dropped.map((field) => field.replace('_unverified', '')))}` : [],
  );
  return [
    `- Records from memory, not seen on any page: ${inline([...facts.fromMemory.values()].flat())}.`,
    `- Statements whose speaker the page does not name: ${inline(notBundled.map(({ slug }) => slug))}.`,
    `- Fields from memory: ${fields.join('; ')}.`,
    `- Fields the bundle has no place for, or that say again what another field says: ${FACT_FILE_NAMES.flatMap((file) => (FACT_FILES[file].leftOut.length > 0 ? `${file} ${inline(FACT_FILES[file].leftOut)}` : [])).join('; ')}.`,
    `- Aliases that are common nouns, and would be found in ordinary prose: ${bySlug(COMMON_NOUNS)}.`,
    '- The day of a meeting is given without an hour, as the facts have none; meetings held online or by correspondence have no place and no time zone.',
  ].join('\n');
}

function added(facts: Facts, bundle: Bundle): string {
  const known = new Set(facts.lists.countries.map(({ slug }) => slug));
  const forVotes = bundle.countries.filter(({ slug }) => !known.has(slug));
  const shortened = bundle.officials.flatMap(({ aliases }) =>
    aliases.filter(({ aliasType }) => aliasType === 'SHORT').map(({ text }) => text),
  );
  const notes = Object.entries(OWN_NOTES);
  const reworded = notes.filter(
    ([remark, [first, ...more]]) => !first || more.length > 0 || first.en !== sentence(remark),
  );
  const addresses = Object.entries(ARTICLE_EDITS).map(
    ([slug, { sourceUrl, why }]) => `\`${slug}\` ${sourceUrl ? 'has one' : 'has none'} (${why})`,
  );
  return [
    `- The name of the newsroom; names without an explanation or a second wording: ${bySlug(NAME_EDITS)}.`,
    '- Names of meetings, made of kind, bodies, city and date; their organization, which is that of their bodies. The Russian names and the time zones of cities; Russian cases of the names of countries, bodies and persons.',
    '- The office in which a person came to a meeting: the one national office that the tenures show on that day; none where they show no or more than one.',
    `- Countries that the facts do not have, for a roll call: ${forVotes.map(({ name }) => name.en).join(', ')}. Their names in both languages are those of Unicode's CLDR, their codes those of ISO 3166-1.`,
    '- Names of resolutions, made of number or year and title; Russian titles. What they are about follows from their title. Sources of a vote: the press releases of the UN, else all of the resolution’s.',
    '- Summaries in English and Russian, made by templates of fields of the facts alone; none where the facts have no more than a name.',
    '- Titles of articles made of one statement: speaker and first topic, with date and outlet where needed. That a statement’s English and Russian paraphrases are the same utterance.',
    '- The CSTO as organization of all operations and exercises.',
    `- Russian names without the patronymic, as texts print them: ${shortened.join(', ')}.`,
    '- The type of each alias, and its language from its script and type: Russian in Latin letters is `ru-Latn`.',
    `- The Russian of all notes. Of ${notes.length} different remarks of the facts, ${reworded.length} say it in a reader's words instead of the gatherer's, or nothing where a reader learns nothing. Notes such as "Appointed on …" put a field of the facts into words.`,
    `- Addresses of articles. An article stands under its first source where no other work cites that page, save: ${addresses.join('; ')}.`,
    '- Whether words were said at a meeting, and the words by which topics are recognized, both below: none is from the facts.',
  ].join('\n');
}

function inline(words: readonly string[]): string {
  return words.length > 0 ? words.map((word) => `\`${word}\``).join(', ') : 'none';
}

function bySlug(table: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>): string {
  return Object.entries(table)
    .map(([slug, texts]) => `\`${slug}\` ${Object.values(texts).join(', ')}`)
    .join('; ');
}
