import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

/**
 * Holds README.md to its word about the first request that it prints:
 *
 *     npx tsx scripts/readme-request.ts                the curl command, as it stands there
 *     npx tsx scripts/readme-request.ts ANSWER         whether this file holds an answer without errors, and the one
 *                                                      that README prints after the command when it prints JSON
 */

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({ language, text }));
const index = blocks.findIndex(({ text }) => /^curl .*\/graphql/m.test(text));
const command = blocks[index]?.text.replace(/^.*?^curl /ms, 'curl ');
if (command === undefined) fail('README.md prints no "curl …/graphql" in a block of its own.');

const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(command);
else judge(await readFile(file, 'utf8'));

function judge(text: string): void {
  const answer = parsed(text) as { data?: unknown; errors?: unknown } | undefined;
  if (!answer?.data || answer.errors !== undefined) fail(`The request of README.md is answered with ${text}`);
  const next = blocks[index + 1];
  const printed = next?.language === 'json' ? parsed(next.text) : undefined;
  if (printed !== undefined && !isDeepStrictEqual(printed, answer)) {
    fail(`README.md prints another answer than the server gives:\n${JSON.stringify(answer, null, 2)}`);
  }
  process.stdout.write(printed === undefined ? 'Answered without errors.\n' : 'Answered as README.md prints it.\n');
}

/** What the text holds; undefined when it is no JSON, as an answer that was shortened. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
