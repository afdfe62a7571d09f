// First here too: the bundle has its modules in the order in which the command comes upon them.
import 'reflect-metadata/lite';
import '../lib/named-runtime.js';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Config, ConfigError, readConfig, SETTING_NAMES, wantedOf } from '../config/index.js';
import { DirectoryInUse } from '../database/embedded/index.js';
import { openDatabase } from '../database/open.js';
import { databaseFailure } from '../database/failure.js';
import { FORMATS, FORMAT_ALIASES } from '../ingest/importers/formats.js';
import { codeOf, messageOf } from '../lib/errors.js';
import type { ExplainOptions } from './explain.js';
import type { GenerateCommandOptions } from './generate.js';
import type { ImportOptions } from './import.js';
import type { InitOptions } from './init.js';
import { prepareDatabase } from './prepare.js';
import { VERSION } from './project.js';
import { startServer } from './start.js';

// What only one command needs is loaded by that command: loading is most of the time that a start takes.

/** Exit codes: done; refused or failed; wrong usage; ended although something was waited for, which Node calls 13 too. */
const DONE = 0;
const FAILED = 1;
const USAGE = 2;
const UNFINISHED = 13;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Flags of the same names as the environment, `--data-dir` for DATA_DIR, which take precedence over it. */
function withSettings(command: Command): Command {
  for (const name of SETTING_NAMES) {
    const flag = `--${name.toLowerCase().replaceAll('_', '-')}`;
    command.addOption(new Option(`${flag} <value>`, `${wantedOf(name)} [${name}]`));
  }
  return command.showHelpAfterError('(add --help to see how it is used)');
}

function configOf(options: Readonly<Record<string, unknown>>): Config {
  const environment = { ...process.env };
  for (const name of SETTING_NAMES) {
    const key = name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (typeof options[key] === 'string') environment[name] = options[key];
  }
  return readConfig(environment);
}

/** Signals that come this soon after the first are the same wish, passed on by a shell or by npm. */
const SAME_WISH_MS = 2000;

/** Resolves at the first signal to stop. One that comes well after it ends the process at once. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | null = null;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked !== null && Date.now() - asked > SAME_WISH_MS) process.exit(FAILED);
        asked ??= Date.now();
        resolve();
      });
    }
  });
}

async function serve(options: Readonly<Record<string, unknown>>): Promise<void> {
  const stop = askedToStop();
  // A closed terminal must not keep the server from closing its database.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const server = await startServer(configOf(options), say);
  await stop;
  say('Stopping …');
  await server.close();
}

async function migrateOnly(options: Readonly<Record<string, unknown>>): Promise<void> {
  const config = configOf(options);
  const database = await openDatabase({ ...config, log: () => undefined });
  try {
    const { migrations } = await prepareDatabase(database, { ...config, content: null });
    if (options.json === true) say(JSON.stringify({ migrations }));
    else say(migrations.length > 0 ? `Migrations run: ${migrations.join(', ')}` : 'The tables are up to date.');
  } finally {
    await database.close();
  }
}

async function importInputs(
  inputs: readonly string[],
  options: ImportOptions & { readonly json?: boolean; readonly keepGoing?: boolean },
): Promise<void> {
  const config = configOf(options as Readonly<Record<string, unknown>>);
  const [{ importAll }, { barOf, jsonOutput, stepLines, toldOutput }] = await Promise.all([
    import('./import.js'),
    import('./import-output.js'),
  ]);
  const output = options.json
    ? jsonOutput((text) => process.stdout.write(text))
    : toldOutput(say, process.stdout.isTTY && process.stderr.isTTY ? await barOf(inputs) : stepLines(say));
  // Whoever reads may have seen enough: the import goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const report = await importAll(config, inputs, options, output).catch((error: unknown) => {
    output.fail(reasonOf(error));
    throw error;
  });
  output.end(report);
  if (report.tally.REJECTED > 0 && !options.keepGoing) process.exitCode = FAILED;
}

async function exportLists(
  names: readonly string[],
  options: { readonly out?: string; readonly json?: boolean },
  command: Command,
): Promise<void> {
  const { exportDatabase, exportTo, LIST_NAMES } = await import('./export.js');
  const unknown = names.find((name) => !(LIST_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) command.error(`error: "${unknown}" is no list. Lists are ${LIST_NAMES.join(', ')}.`);
  const lists = LIST_NAMES.filter((name) => names.length === 0 || names.includes(name));
  const config = configOf(options);
  if (options.out === undefined) return exportDatabase(config, lists, process.stdout);
  const written = await exportTo(config, lists, options.out);
  say(options.json ? JSON.stringify(written) : `${written.records} records written to ${written.file}.`);
}

async function relinkArticles(options: Readonly<Record<string, unknown>>): Promise<void> {
  const { relinkDatabase } = await import('./relink.js');
  let said = 0;
  const report = await relinkDatabase(configOf(options), ({ read, changed }) => {
    if (options.json === true || read - said < RELINK_STEP) return;
    said = read;
    say(`${read} articles read, ${changed} changed …`);
  });
  if (options.json === true) return say(JSON.stringify(report));
  say(`${report.read} articles read, ${report.changed} changed; Communique-Sequence: ${report.sequence}`);
}

/** Progress is said each time so many more articles are read. */
const RELINK_STEP = 1000;

async function explain(file: string, options: ExplainOptions): Promise<void> {
  const { explainFile } = await import('./explain.js');
  say(await explainFile(configOf({ ...options }), file, { ...options, isColoured: process.stdout.isTTY }));
}

async function check(options: Readonly<Record<string, unknown>>): Promise<void> {
  const { checkDatabase, isBroken, linesOf } = await import('./check.js');
  const verdicts = await checkDatabase(configOf(options), { fix: options.fix === true });
  const broken = verdicts.filter(isBroken);
  if (options.json === true) say(JSON.stringify({ ok: broken.length === 0, verdicts }));
  else {
    for (const line of verdicts.flatMap(linesOf)) say(line);
    const advice =
      options.fix === true
        ? 'What is left needs a person.'
        : 'With --fix what follows from something else is put right.';
    say(
      broken.length === 0
        ? `\nAll ${verdicts.length} rules hold.`
        : `\n${broken.length} of ${verdicts.length} rules are broken. ${advice}`,
    );
  }
  if (broken.length > 0) process.exitCode = FAILED;
}

async function init(options: InitOptions & { readonly json?: boolean }): Promise<void> {
  const { askForMissing, initNewsroom } = await import('./init.js');
  const answered = await askForMissing(options, configOf(options as Readonly<Record<string, unknown>>));
  const plan = await initNewsroom(configOf(answered as Readonly<Record<string, unknown>>), answered);
  if (options.json) return say(JSON.stringify(plan));
  const [name] = Object.values(plan.name);
  say(`${name} is set up, in ${plan.languages.join(', ')}, with the days of ${plan.timeZone}.`);
  say(`Sections: ${plan.sections.map(({ slug }) => slug).join(', ') || 'none yet'}.`);
  // What was said by a flag must be said again: npm start alone would open the usual directory.
  const { dataDir, databaseUrl } = answered as { readonly dataDir?: string; readonly databaseUrl?: string };
  const again = databaseUrl ? ' -- --database-url …' : dataDir ? ` -- --data-dir '${dataDir}'` : '';
  say(`Start it with npm start${again}, and fill it with npx communique import${again.replace(' --', '')}.`);
}

async function printTheSchema(): Promise<void> {
  const [{ printSchema }, { buildCommuniqueSchema }] = await Promise.all([
    import('graphql'),
    import('../resolvers/build-schema.js'),
  ]);
  say(printSchema(await buildCommuniqueSchema()));
}

/** Progress is said each time the articles are so many more. */
const PROGRESS_STEP = 10_000;

async function generate(options: GenerateCommandOptions & { readonly json?: boolean }): Promise<void> {
  const { generateContent, MANY } = await import('./generate.js');
  let said = 0;
  const report = (articles: number) => {
    if (options.json || Math.floor(articles / PROGRESS_STEP) === Math.floor(said / PROGRESS_STEP)) return;
    said = articles;
    say(`${articles} articles …`);
  };
  if (!options.json) say('Making up content. Interrupted, the same command takes it up where it ended.');
  const made = await generateContent(configOf({ ...options }), options, report);
  if (options.json) return say(JSON.stringify(made));
  if (made.added === 0)
    return say(
      `Nothing added: the database has ${made.articles} invented articles already. Ask for more with --articles.`,
    );
  if (made.isNewsroomFounded) say('The newsroom of the Lantern Sea Compact is founded.');
  say(`${made.added} articles added, with ${made.statements} statements and ${made.mentions} mentions.`);
  if (!made.isBulk && made.added >= MANY && options.bulk === undefined)
    say('They were written row by row: this user of the database may not leave triggers out (docs/performance.md).');
}

/** A whole number within bounds, for an option. */
function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function parseFormat(format: string): string {
  const named = FORMAT_ALIASES[format] ?? format;
  if (named === 'auto' || (FORMATS as readonly string[]).includes(named)) return named;
  throw new InvalidArgumentError(`Known formats are auto, ${FORMATS.join(', ')}.`);
}

function commands(): Command {
  const program = new Command('communique')
    .description('GraphQL news-and-events API server for international organisations')
    .version(VERSION)
    .showHelpAfterError('(add --help to see what there is)');
  withSettings(program.command('serve'))
    .description('migrate, load CONTENT into an empty database, and serve until stopped')
    .action(serve);
  withSettings(program.command('migrate'))
    .description('bring the tables up to date, and nothing else')
    .option('--json', 'answer as JSON')
    .action(migrateOnly);
  withSettings(program.command('import'))
    .description(
      'bring an archive in, or what is new in it; can be run again at any time, and works beside a running server as well',
    )
    .argument('<input...>', 'files, directories, archives (.tar, .tar.gz) and addresses')
    .option('--format <format>', `the format of the files: auto, ${FORMATS.join(', ')}`, parseFormat, 'auto')
    .option('--mapping <file>', 'what the columns of a table mean, in YAML or JSON (docs/csv-mapping.md)')
    .option('--source <name>', 'what the source is called, where several files or addresses are one; else they tell')
    .option('--source-url <url>', "the page's own address; the article that has it is brought up to date")
    .option('--published <date>', 'when it came out, 2023, 2023-03 or 2023-03-14; else what the source says')
    .option('--language <tag>', 'the language that it is in, such as en; else what the source says, else the words')
    .option('--section <slug>', 'the section it stands in; else the one that the source names')
    .option('--follow', 'read the pages that a feed goes on with as well')
    .option(
      '--no-links',
      'do not look for what texts name and say: articles come sooner, without mentions and statements',
    )
    .option('--allow-private', 'ask addresses of private networks too')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--keep-going', 'end with 0 although something was rejected')
    .option('--json', 'answer as JSON')
    .action(importInputs);
  withSettings(program.command('export'))
    .description(
      'write the whole database, or some of its lists, as lines of JSON that import reads; works beside a running server as well',
    )
    .argument('[list...]', 'which of its lists, such as officials and articles; else all')
    .option('--out <file>', 'where to, compressed where its name ends in .gz; else to the standard output')
    .option('--json', 'with --out, answer as JSON')
    .action(exportLists);
  withSettings(program.command('relink'))
    .description(
      'read all articles again for what they name and say, against the names there are now; what editors decided stays; works beside a running server as well',
    )
    .option('--json', 'answer as JSON')
    .action(relinkArticles);
  withSettings(program.command('explain'))
    .description(
      'show what a text names and says: each mention and statement with the rule that found it, and what was refused and why; nothing is written',
    )
    .argument('<file>', 'a file or an address that import reads')
    .option('--format <format>', `the format of the file: auto, ${FORMATS.join(', ')}`, parseFormat, 'auto')
    .option('--published <date>', 'when it came out, 2023, 2023-03 or 2023-03-14; else what the file says')
    .option('--language <tag>', 'the language that it is in, such as en; else what the file says, else the words')
    .option('--html', 'as a page')
    .option('--json', 'answer as JSON')
    .action(explain);
  withSettings(program.command('check'))
    .description(
      'look whether everything holds that must be true of the database; works beside a running server as well',
    )
    .option('--fix', 'put right whatever follows from something else')
    .option('--json', 'answer as JSON')
    .action(check);
  withSettings(program.command('init'))
    .description(
      'set up an empty newsroom, with its address (--public-url) and zone (--newsroom-time-zone); at a terminal it asks for what is missing',
    )
    .option('--name <text>', 'its name; in several languages as "Harbour League|Ligue des ports"')
    .option('--languages <tags>', 'the languages it publishes in, the usual one first, such as en,fr')
    .option('--section <slug=name>', 'a shelf for its news, such as "news=News|Nouvelles"; as often as needed', collect)
    .option('--json', 'answer as JSON')
    .action(init);
  withSettings(program.command('generate'))
    .description(
      'fill the database with invented content, the same each time; works beside other content and a running server',
    )
    .option('--articles <number>', 'how many articles there are to be, 1 to 5000000', wholeNumber(1, 5_000_000), 1000)
    .option('--seed <number>', 'which content: each number makes another', wholeNumber(0, 2_147_483_647), 1)
    .option('--words <number>', 'about how many words an article has on average, 40 to 500', wholeNumber(40, 500), 135)
    .option('--bulk', 'leave triggers out and write what follows from many rows at once; from 5000 articles on')
    .option('--no-bulk', 'write row by row, whatever the number')
    .option('--json', 'answer as JSON')
    .action(generate);
  program.command('schema').description('print the GraphQL schema').action(printTheSchema);
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Why a command failed, in a sentence for whoever ran it. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DirectoryInUse) return error.message;
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `The port is taken by another program. Choose another with PORT or --port. (${messageOf(error)})`;
  if (code === 'EACCES') return `Not allowed: ${messageOf(error)}`;
  const failure = databaseFailure(error);
  if (!failure) return messageOf(error);
  return failure.code === 'CONFLICT' ? failure.message : `${failure.message} (${messageOf(error)})`;
}

/** Runs the command that the process was started with, and ends the process with its exit code. */
export async function runCommandLine(): Promise<never> {
  process.exitCode = UNFINISHED;
  try {
    await commands().parseAsync();
    if (process.exitCode === UNFINISHED) process.exitCode = DONE;
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? DONE : USAGE;
    } else {
      process.stderr.write(`${reasonOf(error)}\n`);
      process.exitCode = error instanceof ConfigError ? USAGE : FAILED;
    }
  }
  // Whatever a failure left open must not keep a finished command from ending.
  process.exit();
}
