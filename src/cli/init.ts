import { createInterface } from 'node:readline/promises';
import slugify from '@sindresorhus/slugify';
import type { Config } from '../config/index.js';
import { joinDatabase } from '../database/open.js';
import { foundNewsroom, type NewsroomPlan } from '../domain/newsroom.js';
import type { Localized } from '../kinds/kind.js';
import { badInput } from '../lib/errors.js';
import { parseLanguageTag } from '../lib/language-tag.js';
import { prepareDatabase } from './prepare.js';

/** What a newsroom is set up with, as it is typed; its address and its zone are settings of all commands. */
export interface InitOptions {
  readonly name?: string;
  readonly languages?: string;
  readonly section?: readonly string[];
}

/** Sets up an empty newsroom; CONFLICT where there is one already. Works beside a running server. */
export async function initNewsroom(config: Config, options: InitOptions): Promise<NewsroomPlan> {
  const plan = planOf(options, config);
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, { ...config, content: null });
    await (await database.dataSource()).transaction((db) => foundNewsroom(db, plan));
    return plan;
  } finally {
    await database.close();
  }
}

/** What a person at a terminal is asked for where nothing says it yet, with what stands when nothing is answered. */
const QUESTIONS = {
  name: { ask: 'Name of the newsroom', otherwise: '' },
  languages: { ask: 'Languages, the usual one first', otherwise: 'en' },
  newsroomTimeZone: { ask: 'Time zone in which its days are read', otherwise: 'UTC' },
  publicUrl: { ask: 'Address at which readers reach it, empty for none yet', otherwise: '' },
  section: { ask: 'Sections, separated by commas, empty for none', otherwise: '' },
} as const;

/** Asks for what neither a flag nor the environment says, at a terminal; anywhere else the options are as they were. */
export async function askForMissing<Options extends InitOptions>(options: Options, config: Config): Promise<Options> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return options;
  const known = { newsroomTimeZone: config.timeZone, publicUrl: config.publicUrl, ...options };
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answers: Record<string, string> = {};
    for (const [key, { ask, otherwise }] of Object.entries(QUESTIONS)) {
      if (known[key as keyof typeof known]) continue;
      const answer = (await terminal.question(`${ask}${otherwise ? ` [${otherwise}]` : ''}: `)).trim() || otherwise;
      if (answer !== '') answers[key] = answer;
    }
    const { section, ...rest } = answers;
    const sections = section ? { section: section.split(',').map((text) => text.trim()) } : {};
    return { ...rest, ...sections, ...options };
  } finally {
    terminal.close();
  }
}

function planOf({ name = '', languages = 'en', section = [] }: InitOptions, config: Config): NewsroomPlan {
  const tags = languages
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
    .map(parseLanguageTag);
  if (new Set(tags).size < tags.length)
    throw badInput(`--languages must name each language once, but got "${languages}".`);
  if (!name.trim()) throw badInput('A newsroom needs a name: --name "Harbour League".');
  const [language] = tags;
  if (language === undefined) throw badInput('--languages must be tags such as en,fr, the usual one first.');
  return {
    name: inLanguages(name, tags),
    languages: tags,
    timeZone: config.timeZone ?? 'UTC',
    publicUrl: config.publicUrl,
    sections: sectionsOf(section, language, tags),
  };
}

function sectionsOf(texts: readonly string[], language: string, tags: readonly string[]): NewsroomPlan['sections'] {
  const sections = texts.map((text) => {
    const [, given, names = text] = /^([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
    const name = inLanguages(names, tags);
    const slug = given ?? slugify(name[language] ?? '');
    if (slug === '')
      throw badInput(`A section needs letters or digits for its slug: --section "news=News", but got "${text}".`);
    return { slug, language, name };
  });
  const twice = sections.find(({ slug }, at) => sections.findIndex((other) => other.slug === slug) < at);
  if (twice) throw badInput(`Each section needs a slug of its own, but "${twice.slug}" is given twice.`);
  return sections;
}

/** "News|Nouvelles" in the order of the languages. */
function inLanguages(text: string, tags: readonly string[]): Localized {
  const texts = text.split('|').map((part) => part.trim());
  if (texts.some((part) => part === '') || texts.length > tags.length)
    throw badInput(`"${text}" must be one text a language at most, separated by |, in the order ${tags.join(', ')}.`);
  return Object.fromEntries(texts.map((part, at) => [tags[at] as string, part]));
}
