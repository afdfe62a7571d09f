import { setImmediate as turn } from 'node:timers/promises';
import {
  buildSchema,
  type GraphQLScalarType,
  responsePathAsArray,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

const SDL = `
  enum How { VALUE NULL UNDEFINED THROW THROW_TEXT REJECT ERROR LATER LATE_NULL LATE_ERROR AFTER_A_WHILE REJECT_AFTER_A_WHILE THENABLE WRONG }
  enum As { THING OTHER STRANGE LATE_THING UNKNOWN NONE NUMBER SCALAR IMPOSSIBLE CLASS MISTAKEN LATE_MISTAKEN THROWS REJECTS }
  enum Colour { RED GREEN BLUE }
  enum OddValue { OBJECT LIST TEXT NUMBER NOT_A_NUMBER NOTHING THROWS }
  scalar Odd
  input Box { size: Int! = 3 label: String box: Box colours: [Colour!] = [RED] }

  interface Named { name: String never: String! self(how: How = VALUE, as: As = THING): Named }
  union Either = Thing | Other | Strange

  type Thing implements Named {
    name: String
    never: String!
    id: ID!
    quoted: String!
    number: Int
    numberNever: Int!
    float: Float
    yes: Boolean!
    colour: Colour
    colourNever: Colour!
    called: String!
    calledThing: Thing
    promised: String!
    promisedThing: Thing!
    getter: String!
    getterMaybe: String
    failing: String
    failingNever: String!
    error: String
    errorNever: String!
    late: String
    lateNever: String!
    list: [String]
    listNever: [String!]
    set: [Int!]!
    broken: [Int]
    noList: [Int]
    things: [Thing!]
    self(how: How = VALUE, as: As = THING): Named
    leaf(how: How = VALUE): String
    leafNever(how: How! = VALUE): String!
    thing(how: How = VALUE): Thing
    thingNever(how: How = VALUE): Thing!
    named(how: How = VALUE, as: As = THING): Named
    namedNever(how: How = VALUE, as: As = THING): Named!
    either(how: How = VALUE, as: As = THING): Either
    eitherNever(as: As = OTHER): Either!
    leaves(how: How = VALUE, items: [How] = [VALUE]): [String]
    leavesNever(how: How = VALUE, items: [How!] = [VALUE, LATER]): [String!]!
    all(items: [How!]! = [VALUE]): [Thing]
    allItems(items: [How!] = [VALUE, NULL]): [Thing!]
    allNever(items: [How!] = [VALUE]): [Thing!]!
    nested(items: [[How!]!] = [[VALUE], [NULL, LATER]]): [[Int!]]
    mixed(as: [As!] = [THING, OTHER]): [Named]
    odd(value: OddValue!): Odd
    oddNever(value: OddValue = TEXT): Odd!
    told: String!
    echo(text: String, number: Int = 7, box: Box, boxes: [Box!], colour: Colour, ids: [ID!]): String
  }
  type Other implements Named { name: String never: String! id: ID! self(how: How = VALUE, as: As = THING): Named weight: Float! thing(how: How = VALUE): Thing told: String! }
  type Strange { name: String never: String! strange: Int }
  type Query { thing(how: How = VALUE): Thing thingNever(how: How = VALUE): Thing! named(how: How = VALUE, as: As = OTHER): Named things(items: [How!] = [VALUE, LATER]): [Thing!] leaf(how: How = VALUE): String rooted: String told: String! root: Query }
`;

/** What a run noted down: every resolver that was called, with what it was given. */
export interface Noted {
  readonly calls: string[];
}

type How = string;

function behave(how: How | null | undefined, value: unknown, wrong: unknown): unknown {
  const failure = (): Error => new Error(`It went wrong: ${String(how)}.`);
  const ways: Readonly<Record<How, () => unknown>> = {
    VALUE: () => value,
    NULL: () => null,
    UNDEFINED: () => undefined,
    THROW: () => {
      throw failure();
    },
    THROW_TEXT: () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- it can be done, so that it must be answered
      throw 'a text';
    },
    REJECT: () => Promise.reject(failure()),
    ERROR: failure,
    LATER: () => Promise.resolve(value),
    LATE_NULL: () => Promise.resolve(null),
    LATE_ERROR: () => Promise.resolve(failure()),
    AFTER_A_WHILE: () => Promise.resolve(turn(value)),
    REJECT_AFTER_A_WHILE: () => Promise.resolve(turn()).then(() => Promise.reject(failure())),
    THENABLE: () => ({ then: (...both: [() => unknown]) => Promise.resolve(value).then(...both) }),
    WRONG: () => wrong,
  };
  return ways[how ?? 'NULL']!();
}

const TEXTS = ['plain', 'with "marks"', 'back\\slash', 'line\nbreak', 'Генеральный', '🕊 and half \ud83d', '\u2028', ''];

class Row {
  readonly id: string;
  readonly name: string | null;
  readonly never: string;
  readonly quoted: string;
  readonly colour: unknown;
  readonly weight = 2.5;

  constructor(
    readonly at: number,
    readonly as = 'THING',
  ) {
    this.id = `id-${at}`;
    this.name = at % 3 === 0 ? null : (TEXTS[at % TEXTS.length] as string);
    this.never = `name ${at}`;
    this.quoted = TEXTS[(at + 3) % TEXTS.length] as string;
    this.colour = [0, 'green', GREEN, null][at % 4];
  }

  /** Of a union, what says a type that does not take it. */
  get __typename(): string | undefined {
    return { MISTAKEN: 'Other', LATE_MISTAKEN: 'Strange' }[this.as];
  }

  get number() {
    return [1, 2.5, '3', true, 2 ** 40, null, Number.NaN, -0][this.at % 8];
  }

  get numberNever() {
    return [4, '5', 6][this.at % 3];
  }

  get float() {
    return [1.5, '2', Infinity, 1e21, null][this.at % 5];
  }

  get yes() {
    return this.at % 2 === 0 ? true : 1;
  }

  get colourNever() {
    return this.at % 5 === 4 ? 'mauve' : 0;
  }

  called(args: object, context: Noted, info: GraphQLResolveInfo): string {
    return `${JSON.stringify(args)} ${context.calls.length > -1} ${responsePathAsArray(info.path).join('.')} ${this.at}`;
  }

  calledThing(): Row {
    return next(this);
  }

  get promised() {
    return Promise.resolve(`later ${this.at}`);
  }

  get promisedThing() {
    return Promise.resolve(next(this));
  }

  get getter(): unknown {
    return this.at % 4 === 1 ? 17 : `got ${this.at}`;
  }

  get getterMaybe(): unknown {
    return [null, 3, { a: 1 }, ['x']][this.at % 4];
  }

  get failing(): string {
    throw new Error('The property failed.');
  }

  get failingNever(): string {
    return this.failing;
  }

  get error() {
    return new Error('Given as it is.');
  }

  get errorNever() {
    return this.at % 2 === 0 ? 'fine' : this.error;
  }

  get late() {
    return this.at % 2 === 0 ? Promise.reject(new Error('Late.')) : Promise.resolve(null);
  }

  get lateNever() {
    return this.at % 2 === 0 ? Promise.resolve('in time') : Promise.resolve(null);
  }

  get list() {
    return ['a "b"', null, undefined, Promise.resolve('c'), new Error('One of them.'), 4];
  }

  get listNever() {
    return this.at % 2 === 0 ? new Set(['a', 'b']) : ['a', Promise.resolve(null), 'c'];
  }

  get set() {
    return new Set([1, 2, this.at % 4 === 3 ? 2.5 : 3]);
  }

  *broken() {
    yield 1;
    yield 'x';
    throw new Error('The list broke off.');
  }

  get noList() {
    return ['text', { length: 1 }][this.at % 2];
  }

  get things() {
    return this.at > 4 ? null : [next(this), Promise.resolve(next(next(this)))];
  }
}

const GREEN = { green: true };

function next({ at, as }: Row): Row {
  return new Row(at + 1, as);
}

function rowOf(source: unknown): Row {
  return source instanceof Row ? source : new Row(0);
}

type Arguments = Readonly<Record<string, unknown>>;

function told(source: unknown, args: Arguments, info: GraphQLResolveInfo): string {
  return JSON.stringify({
    at: source instanceof Row ? source.at : null,
    args,
    field: info.fieldName,
    nodes: info.fieldNodes.map(({ name, alias, loc }) => [name.value, alias?.value, loc?.start]),
    returns: String(info.returnType),
    parent: info.parentType.name,
    path: info.path,
    fragments: Object.keys(info.fragments),
    operation: info.operation.name?.value,
    variables: info.variableValues,
    root: info.rootValue,
    schema: info.schema.getQueryType()?.name,
  });
}

const items = (hows: unknown, row: Row): unknown[] =>
  (hows as string[] | null | undefined)?.map((how, at) => behaveItem(how, new Row(row.at + at, row.as))) ?? [];

/** One of a list cannot throw; it would be the list that does. */
function behaveItem(how: string | null, value: unknown): unknown {
  return behave(how?.startsWith('THROW') ? 'ERROR' : how, value, 42);
}

/** A list that breaks off where one throws. */
function* breaking(hows: readonly (string | null)[], values: (at: number) => unknown): Generator {
  for (const [at, how] of hows.entries()) yield behave(how, values(at), { no: 'leaf' });
}

type Resolver = GraphQLFieldResolver<unknown, Noted, Arguments>;
const given = (make: (row: Row, args: Arguments) => unknown, wrong: unknown = 42): Resolver => {
  return (source, args) => behave(args.how as How, make(rowOf(source), args), wrong);
};
const thing = given((row) => next(row));
const typed = given((row, { as }) => new Row(row.at + 1, as as string));

const RESOLVERS: Readonly<Record<string, Resolver>> = {
  self: typed,
  named: typed,
  namedNever: typed,
  either: typed,
  eitherNever: (source, { as }) => new Row(rowOf(source).at + 1, as as string),
  leaf: given((row) => row.quoted, { no: 'leaf' }),
  leafNever: given((row) => row.quoted, { no: 'leaf' }),
  thing,
  thingNever: thing,
  leaves: (source, { how, items: hows }) =>
    behave(
      how as How,
      breaking((hows as string[] | null) ?? [], (at) => `leaf ${at}`),
      'no list',
    ),
  leavesNever: (source, { how, items: hows }) =>
    behave(
      how as How,
      breaking((hows as string[] | null) ?? [], (at) => `leaf ${at}`),
      42,
    ),
  all: (source, args) => items(args.items, next(rowOf(source))),
  allItems: (source, args) => items(args.items, next(rowOf(source))),
  allNever: (source, args) => items(args.items, next(rowOf(source))),
  nested: (source, args) => (args.items as string[][] | null)?.map((inner) => inner.map((how) => behaveItem(how, 5))),
  mixed: (source, { as }) => (as as string[] | null)?.map((one) => new Row(rowOf(source).at + 1, one)),
  odd: (_source, { value }) => value,
  oddNever: (_source, { value }) => value,
  told: (source, args, _context, info) => told(source, args, info),
  echo: (_source, args) => JSON.stringify(args),
  root: (source) => source,
  things: (source, args) => items(args.items, rowOf(source)),
};

const TYPES: Readonly<Record<string, () => unknown>> = {
  THING: () => 'Thing',
  OTHER: () => 'Other',
  STRANGE: () => 'Strange',
  LATE_THING: () => Promise.resolve('Thing'),
  UNKNOWN: () => 'Nowhere',
  NONE: () => undefined,
  NUMBER: () => 3,
  SCALAR: () => 'Int',
  IMPOSSIBLE: () => 'Query',
  MISTAKEN: () => 'Other',
  LATE_MISTAKEN: () => 'Other',
  THROWS: () => {
    throw new Error('No type.');
  },
  REJECTS: () => Promise.reject(new Error('No type, late.')),
};

function serializeOdd(value: unknown): unknown {
  const ways: Readonly<Record<string, () => unknown>> = {
    OBJECT: () => ({ a: [1, { b: 'c "d"' }], e: undefined }),
    LIST: () => [1, null, 'x'],
    TEXT: () => 'odd "text"',
    NUMBER: () => 1e21,
    NOT_A_NUMBER: () => Number.NaN,
    NOTHING: () => null,
    THROWS: () => {
      throw new Error('Not even odd.');
    },
  };
  return ways[String(value)]!();
}

/** A schema in which everything happens that a resolver can do. */
export function awkwardSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [name, value] of [
    ['RED', 0],
    ['GREEN', GREEN],
    ['BLUE', 'blue'],
  ] as const)
    (schema.getType('Colour') as unknown as Valued).getValue(name)!.value = value;
  return withResolvers(schema);
}

interface Valued {
  getValue(name: string): { value: unknown } | undefined;
}

function withResolvers(schema: GraphQLSchema): GraphQLSchema {
  const odd = schema.getType('Odd') as GraphQLScalarType;
  odd.serialize = serializeOdd;
  for (const name of ['Thing', 'Other', 'Query']) {
    for (const field of Object.values((schema.getType(name) as GraphQLObjectType).getFields())) {
      const resolve = RESOLVERS[field.name];
      if (!resolve) continue;
      field.resolve = (source, args: Arguments, context: Noted, info) => {
        context.calls.push(`${responsePathAsArray(info.path).join('.')} ${JSON.stringify(args)}`);
        return resolve(source, args, context, info);
      };
    }
  }
  const named = schema.getType('Named') as unknown as { resolveType: (value: Row) => unknown };
  named.resolveType = ({ as }) => (as === 'CLASS' ? schema.getType('Thing') : TYPES[as]!());
  const isTypeOf = (name: string, test: (row: Row) => boolean | Promise<boolean>) => {
    (schema.getType(name) as GraphQLObjectType).isTypeOf = (value) => test(value as Row);
  };
  isTypeOf('Strange', ({ as }) => Promise.resolve(as === 'STRANGE'));
  isTypeOf('Other', ({ as }) => !['STRANGE', 'NONE', 'IMPOSSIBLE', 'MISTAKEN', 'LATE_MISTAKEN'].includes(as));
  return schema;
}
