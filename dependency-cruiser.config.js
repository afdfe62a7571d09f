/**
 * The rooms of the house, from the ground up, as docs/architecture.md tells: a room imports only rooms of lines above
 * its own here, never a neighbour on its line.
 */
const ROOMS = [
  ['lib'],
  ['config'],
  ['kinds'],
  ['entities'],
  ['database'],
  ['domain'],
  ['search', 'ingest', 'feeds', 'auth', 'jobs'],
  ['schema'],
  ['resolvers'],
  ['execution'],
  ['http'],
  ['cli'],
];

/** @typedef {Readonly<Record<string, readonly string[] | undefined>>} Doors */

/** Rooms with a narrower door than their line gives them. */
const ONLY = /** @type {Doors} */ ({
  schema: ['lib', 'kinds'],
  execution: ['lib'],
});
const NEVER = /** @type {Doors} */ ({
  resolvers: ['entities'],
});

const BELOW_GRAPHQL = [
  'lib',
  'config',
  'kinds',
  'entities',
  'database',
  'domain',
  'search',
  'ingest',
  'feeds',
  'auth',
  'jobs',
];

/** @param {readonly string[]} rooms */
const inside = (rooms) => `^src/(${rooms.join('|')})/`;
/**
 * A package, whether it is installed or not.
 *
 * @param {readonly string[]} names
 */
const packages = (names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
const GRAPHQL = packages(['graphql', 'graphql-[\\w-]+', 'type-graphql', '@apollo', '@graphql-tools']);
const TYPEORM = packages(['typeorm']);

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const roomRules = ROOMS.flatMap((line, level) =>
  line.map((room) => {
    const allowed = ONLY[room] ?? ROOMS.slice(0, level).flat();
    const open = [...allowed, room].filter((name) => !(NEVER[room] ?? []).includes(name));
    // The data source runs the migrations; nothing else in src looks out of its window.
    const outside = room === 'database' ? '|^migrations/index\\.ts$' : '';
    return {
      name: `room-${room}`,
      comment: `${room} may import ${open.filter((name) => name !== room).join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: inside([room]) },
      to: { path: '^(src|migrations|scripts|tests|web)/', pathNot: `${inside(open)}${outside}` },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    {
      name: 'every-file-in-a-room',
      comment: 'a file of src stands in one of the rooms',
      severity: 'error',
      from: { path: '^src/', pathNot: inside(ROOMS.flat()) },
      to: {},
    },
    {
      name: 'graphql-above-domain',
      comment: 'GraphQL packages stay out of domain and of what stands below or beside it',
      severity: 'error',
      from: { path: inside(BELOW_GRAPHQL) },
      to: { path: GRAPHQL },
    },
    {
      name: 'typeorm-at-home',
      comment: 'TypeORM lives in entities and database; domain, ingest and cli know its types only',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: inside(['entities', 'database', 'domain', 'search', 'ingest', 'feeds', 'auth', 'jobs', 'cli']),
      },
      to: { path: TYPEORM },
    },
    {
      name: 'typeorm-types-only',
      comment: 'above the database TypeORM is a matter of types',
      severity: 'error',
      from: { path: inside(['domain', 'search', 'ingest', 'feeds', 'auth', 'jobs', 'cli']) },
      to: { path: TYPEORM, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'migrations-alone',
      comment:
        'a migration must do tomorrow what it did today: it imports nothing that may change, only the types of TypeORM',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: `^migrations/|${TYPEORM}` },
    },
    {
      name: 'no-circular',
      comment: 'two files that need each other are one file, or three',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'what is imported is there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // Imports of types count too: a room that knows another's types knows the room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
};
