import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { besideImport } from './beside-import.js';
import { startCluster, stopCluster, type Cluster } from './cluster.js';
import { coldStarts } from './cold-start.js';
import { sampleAnswers, type Entrant } from './compare.js';
import { CONTESTANTS, type Contestant } from './contestants.js';
import { checkRules, prepareDatabases, withClient } from './databases.js';
import { prepareEmbedded } from './embedded.js';
import { hostileInputs } from './hostile.js';
import { importing } from './importing.js';
import { installPeers } from './install.js';
import { largeImports } from './large-import.js';
import { profile } from './profile.js';
import { lossesOf, ratiosOf, readRatios, writeRatios } from './ratios.js';
import { requestsOf } from './requests.js';
import { runRounds, type Leg } from './rounds.js';
import { startServer, whyLeftOut, type Surroundings } from './server.js';
import { tableOf } from './table.js';
import { drawWorkload, QUERIES, QUERY_TITLES, type QueryName } from './workload.js';

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string' },
    only: { type: 'string' },
    queries: { type: 'string' },
    connections: { type: 'string', default: '16' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    warmup: { type: 'string' },
    base: { type: 'string' },
    out: { type: 'string' },
    port: { type: 'string', default: '5514' },
    times: { type: 'string', default: '5' },
    baseline: { type: 'string' },
    quick: { type: 'boolean', default: false },
    hot: { type: 'boolean', default: false },
    cold: { type: 'boolean', default: false },
    embedded: { type: 'boolean', default: false },
    import: { type: 'boolean', default: false },
    beside: { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    'large-import': { type: 'boolean', default: false },
    gigabytes: { type: 'string', default: '2' },
    compare: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    prepare: { type: 'boolean', default: false },
    'check-rules': { type: 'boolean', default: false },
    'write-baseline': { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
  },
});

const MODES = ['quick', 'hot', 'embedded', 'beside'] as const;

/** Who takes part, and how, unless something else is asked for. */
const PLANS = {
  full: {
    only: null,
    base: 'limit-pg',
    articles: 200_000,
    queries: [...QUERIES, 'mix'],
    rounds: 3,
    seconds: 4,
    warmup: 2,
  },
  quick: {
    ...{ only: ['limit-pg', 'limit-memory', 'communique'], base: 'limit-pg', articles: 20_000 },
    ...{ queries: ['q1', 'q2', 'q3', 'q4', 'q5', 'mix'], rounds: 1, seconds: 2, warmup: 4 },
  },
  hot: {
    ...{ only: ['limit-memory', 'communique-hot'], base: 'limit-memory', articles: 200_000 },
    ...{ queries: [...QUERIES], rounds: 3, seconds: 4, warmup: 2 },
  },
  embedded: {
    ...{ only: ['limit-pg', 'communique-embedded'], base: 'limit-pg', articles: 20_000 },
    ...{ queries: [...QUERIES, 'mix'], rounds: 3, seconds: 4, warmup: 2 },
  },
  beside: {
    ...{ only: ['communique'], base: 'communique', articles: 20_000 },
    ...{ queries: ['mix'], rounds: 3, seconds: 10, warmup: 10 },
  },
} as const;
const plan = PLANS[MODES.find((mode) => given[mode]) ?? 'full'];
const numberOf = (text: string | undefined, usual: number) => (text === undefined ? usual : Number(text));
const articles = numberOf(given.articles, plan.articles);
const base = given.base ?? plan.base;
const queries = (given.queries?.split(',') ?? plan.queries) as (QueryName | 'mix')[];
const directory = process.env.BENCH_DIR ?? path.join(tmpdir(), 'communique-bench');
const BASELINE = path.join(import.meta.dirname, 'baseline.json');

const say = (line: string) => void process.stderr.write(`${line}\n`);

function contestants(): Contestant[] {
  const names: readonly string[] | null = given.only?.split(',') ?? plan.only;
  const unknown = names?.find((name) => !CONTESTANTS.some((contestant) => contestant.name === name));
  if (unknown !== undefined)
    throw new Error(
      `There is no contestant "${unknown}". There are ${CONTESTANTS.map(({ name }) => name).join(', ')}.`,
    );
  const asked = CONTESTANTS.filter(({ name, isOptional }) => (names ? names.includes(name) : isOptional !== true));
  return asked.filter((contestant) => {
    const reason = whyLeftOut(contestant);
    if (reason !== null) say(reason);
    return reason === null;
  });
}

async function main(): Promise<void> {
  if (given.install) return installPeers();
  if (given.stop) return stopCluster(directory);
  await mkdir(directory, { recursive: true });
  if (given.hostile) return tellHostile();
  const cluster = await startCluster(directory, Number(given.port));
  if (given.import) {
    const table = await importing(cluster, directory, numberOf(given.rounds, 3), say);
    process.stdout.write(`${machine(cluster.version)}\n\n${table}\n`);
    return;
  }
  if (given['large-import']) return tellLargeImport(cluster);
  const databaseUrls = await prepareDatabases(cluster, articles, say);
  if (given['check-rules']) await checkRules(databaseUrls.communique);
  if (given.prepare) return;
  const surroundings: Surroundings = {
    directory,
    databaseUrls,
    dataDirectory: path.join(directory, `embedded_${articles}`),
  };
  if (given.beside) {
    const options = {
      connections: Number(given.connections),
      rounds: numberOf(given.rounds, plan.rounds),
      seconds: numberOf(given.seconds, plan.seconds),
      warmupSeconds: numberOf(given.warmup, plan.warmup),
    };
    const table = await besideImport(cluster, surroundings, options, say);
    process.stdout.write(`${measured(cluster.version)}\n\n${table}\n`);
    return;
  }
  const taking = contestants();
  if (taking.some(({ database }) => database === 'embedded'))
    await prepareEmbedded(databaseUrls.communique, surroundings.dataDirectory, say);
  process.stdout.write(`${measured(cluster.version)}\n\n`);
  if (given.cold) {
    process.stdout.write(`${await coldStarts(taking, surroundings, Number(given.times))}\n`);
    return;
  }
  if (given.profile) return tellProfiles(taking, surroundings);
  await measure(taking, surroundings);
}

/** What becomes of hostile inputs, before any database is needed. */
async function tellHostile(): Promise<void> {
  const { table, failures } = await hostileInputs(directory, Number(given.times), given.only, say);
  process.stdout.write(`${table}\n`);
  if (failures > 0) process.exitCode = 1;
}

/** What a large import takes. */
async function tellLargeImport(cluster: Cluster): Promise<void> {
  const { table, isWithin } = await largeImports(directory, cluster, Number(given.gigabytes), say);
  process.stdout.write(`${table}\n`);
  if (!isWithin) process.exitCode = 1;
}

/** Where each spends its time under each query. */
async function tellProfiles(taking: readonly Contestant[], surroundings: Surroundings): Promise<void> {
  const workload = await withClient(surroundings.databaseUrls.plain, drawWorkload);
  const options = { connections: Number(given.connections), seconds: numberOf(given.seconds, plan.seconds) };
  for (const contestant of taking) {
    for (const query of queries) {
      const told = await profile(contestant, query, workload, surroundings, options);
      process.stdout.write(`## ${contestant.name}, ${query}\n\n${told}\n\n`);
    }
  }
}

/** Of how much it was measured, and on what. */
function measured(postgresql: string): string {
  return `${articles} articles, ${given.connections} connections; ${machine(postgresql)}`;
}

function machine(postgresql: string): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${memory} GB, Node ${process.versions.node}, PostgreSQL ${postgresql}.`;
}

async function measure(taking: readonly Contestant[], surroundings: Surroundings): Promise<void> {
  const entrants: Entrant[] = [];
  try {
    const workload = await withClient(surroundings.databaseUrls.plain, drawWorkload);
    for (const [place, contestant] of taking.entries()) {
      const server = await startServer(contestant, place, surroundings);
      const { database } = contestant;
      const client = database === 'embedded' ? null : await connect(surroundings.databaseUrls[database]);
      // Kept at once: whatever fails from here on, it is stopped.
      const entrant = { server, requests: {}, database: client };
      entrants.push(entrant);
      const requests = await requestsOf(contestant, `${server.origin}${contestant.path}`, workload);
      entrants[place] = { ...entrant, requests };
    }
    const yardstick = entrants.find(({ server }) => server.contestant.name === base) ?? entrants[0];
    if (!yardstick) throw new Error('Nobody takes part.');
    const samples = await samplesOf(entrants, yardstick);
    if (given.compare) return;
    // Stalls while it started and was first asked are not those of readers.
    await stallsOf(entrants);
    const legs = await runRounds(
      entrants,
      {
        directory: surroundings.directory,
        queries,
        connections: Number(given.connections),
        rounds: numberOf(given.rounds, plan.rounds),
        seconds: numberOf(given.seconds, plan.seconds),
        warmupSeconds: numberOf(given.warmup, plan.warmup),
        isHot: given.hot,
      },
      reportLeg,
    );
    if (given.out !== undefined) await writeFile(given.out, JSON.stringify({ samples, legs }, null, 1));
    process.stdout.write(`${tableOf(legs, samples, yardstick.server.contestant.name)}\n\n`);
    for (const query of queries) process.stdout.write(`${query}: ${QUERY_TITLES[query]}\n`);
    for (const line of await stallsOf(entrants)) process.stdout.write(`${line}\n`);
    await holdToBaseline(legs);
  } finally {
    await Promise.all(entrants.map(({ server }) => server.stop()));
    for (const { database } of entrants) await database?.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

/** Whether all say the same is known before anything is measured. */
async function samplesOf(entrants: readonly Entrant[], yardstick: Entrant) {
  const samples: Record<string, Awaited<ReturnType<typeof sampleAnswers>>> = {};
  for (const entrant of entrants) {
    const { name } = entrant.server.contestant;
    const own = (samples[name] = await sampleAnswers(entrant, yardstick));
    for (const [query, { same, compared, errors, statements, kilobytes }] of Object.entries(own)) {
      const counted = statements === null ? '' : `, ${statements} statements`;
      say(`${name} ${query}: ${same}/${compared} answers the same${counted}, ${kilobytes.toFixed(1)} kB`);
      if (errors[0] !== undefined) say(`  ${errors[0]}`);
    }
  }
  return samples;
}

function reportLeg({ query, round, contestant, perSecond, p50, p99, serverMs, databaseMs, errors }: Leg): void {
  const times = `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} CPU ${serverMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms`;
  const wrong = errors > 0 ? ` ${errors} ERRORS` : '';
  say(`${query} ${round + 1} ${contestant.padEnd(20)} ${perSecond.toFixed(0).padStart(7)}/s ${times}${wrong}`);
}

/** What servers that watch their event loop have written since they were last asked: the longest stall, in milliseconds. */
async function stallsOf(entrants: readonly Entrant[]): Promise<string[]> {
  const watched = entrants.filter(({ server }) => server.contestant.database === 'embedded');
  for (const { server } of watched) process.kill(server.pid, 'SIGUSR2');
  if (watched.length > 0) await wait(500);
  return Promise.all(
    watched.map(async ({ server }) => {
      const stalls = Array.from(
        (await readFile(server.log, 'utf8')).matchAll(/^LONGEST STALL (.*)$/gm),
        ([, ms]) => ms,
      );
      return `Longest stall of the event loop of ${server.contestant.name}: ${stalls.at(-1) ?? 'unknown'} ms`;
    }),
  );
}

async function holdToBaseline(legs: readonly Leg[]): Promise<void> {
  const ratios = ratiosOf(base, legs, 'communique');
  if (given['write-baseline']) await writeRatios(given.baseline ?? BASELINE, ratios);
  else if (given.baseline !== undefined) {
    const losses = lossesOf(ratios, await readRatios(given.baseline));
    for (const loss of losses) say(loss);
    if (losses.length > 0) process.exitCode = 1;
  }
}

await main();
