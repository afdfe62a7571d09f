import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { badInput, codeOf, messageOf } from '../../lib/errors.js';
import { splitExamples } from '../../lib/example-request.js';
import { problemsWithin } from './bundle-links.js';
import { BUNDLE_LIST_NAMES, listOf, newsroomRecord, type Bundle } from './index.js';
import { describeIssue, shown } from './issue.js';

/** So many problems are worth reading at once; the rest usually goes away with them. */
const SHOWN = 20;

/**
 * The content bundle in a directory: `newsroom.json` and a list of records in each `<kind>.json`, every record
 * checked and every slug it names known to exist. A list without a file is empty.
 *
 * @throws CommuniqueError naming the file, the place in it and what would work, of up to twenty problems at once
 */
export async function readBundle(directory: string): Promise<Bundle> {
  const problems = await unknownFiles(directory);
  const check = <Schema extends z.ZodType>(file: string, at: string, schema: Schema, given: unknown) => {
    const result = schema.safeParse(given);
    if (result.success) return result.data;
    problems.push(...result.error.issues.map((issue) => `${file}${at}${describeIssue(issue, given)}`));
    return null;
  };

  const newsroom = check('newsroom.json', '', newsroomRecord, await readJson(directory, 'newsroom.json'));
  const lists = await Promise.all(
    BUNDLE_LIST_NAMES.map(async (name) => {
      const records = await readList(directory, `${name}.json`);
      return [name, records.map((record, index) => check(`${name}.json`, `[${index}]`, listOf(name).record, record))];
    }),
  );
  refuse(directory, problems);

  const examples = splitExamples(await readFile(path.join(directory, 'examples.graphql'), 'utf8').catch(() => ''));
  const bundle = { newsroom, examples, ...Object.fromEntries(lists) } as Bundle;
  refuse(directory, problemsWithin(bundle));
  return bundle;
}

async function unknownFiles(directory: string): Promise<string[]> {
  const files = await readdir(directory).catch((error: unknown) => {
    throw badInput(`A content bundle must be a directory with a newsroom.json, but got ${messageOf(error)}.`);
  });
  const known = new Set(['newsroom.json', ...BUNDLE_LIST_NAMES.map((name) => `${name}.json`)]);
  return files
    .filter((file) => file.endsWith('.json') && !known.has(file))
    .map((file) => `${file}: is no file of a bundle, which are ${[...known].join(', ')}`);
}

async function readList(directory: string, file: string): Promise<unknown[]> {
  const list = await readJson(directory, file, '[]');
  if (Array.isArray(list)) return list as unknown[];
  throw badInput(`${path.join(directory, file)} must hold a list of records, [ … ], but holds ${shown(list)}.`);
}

/** What a file holds; `absent` instead of a file that is not there. */
async function readJson(directory: string, file: string, absent?: string): Promise<unknown> {
  const place = path.join(directory, file);
  const text = await readFile(place, 'utf8').catch((error: unknown) => {
    if (absent !== undefined && codeOf(error) === 'ENOENT') return absent;
    throw badInput(`A content bundle must have a readable ${file}, but got ${messageOf(error)}.`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw badInput(`${place} must hold JSON, but got ${messageOf(error)}.`);
  }
}

function refuse(directory: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  const lines = [...problems.slice(0, SHOWN), ...more].map((line) => `\n  ${line}`);
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw badInput(`The content bundle ${directory} has ${count}:${lines.join('')}`);
}
