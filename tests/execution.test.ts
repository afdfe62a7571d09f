import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import {
  execute,
  getNamedType,
  GraphQLError,
  isNonNullType,
  parse,
  type DocumentNode,
  type GraphQLField,
} from 'graphql';
import { compileOperation } from '../src/execution/operation.js';
import { jsonText } from '../src/execution/json-text.js';
import { Random } from '../src/lib/random.js';
import { awkwardSchema, type Noted } from './support/awkward-schema.js';
import { randomRequest, type Ingredients } from './support/random-request.js';

type Variables = Record<string, unknown>;
type Field = GraphQLField<unknown, unknown>;

interface Answered {
  readonly data: string | undefined;
  readonly errors: readonly object[];
  readonly calls?: readonly string[];
}

const AWKWARD = awkwardSchema();
const ROOT = { rooted: 'at the root', name: 'root' };

async function interpreted(document: DocumentNode, variables: Variables, operationName?: string): Promise<Answered> {
  const contextValue: Noted = { calls: [] };
  const result = await execute({
    schema: AWKWARD,
    document,
    rootValue: ROOT,
    contextValue,
    variableValues: variables,
    operationName,
  });
  const data = 'data' in result ? JSON.stringify(result.data) : undefined;
  return { data, errors: (result.errors ?? []).map(shown), calls: contextValue.calls };
}

async function compiled(document: DocumentNode, variables: Variables, operationName?: string): Promise<Answered> {
  const context: Noted = { calls: [] };
  const operation = compileOperation(AWKWARD, document, operationName);
  if (!operation) throw new Error('It was not compiled.');
  // What is kept of the first run must not show in the second.
  await operation.run(ROOT, { calls: [] } satisfies Noted, variables);
  const { data, errors } = await operation.run(ROOT, context, variables);
  return { data, errors: errors.map(shown), calls: context.calls };
}

function shown(error: GraphQLError): object {
  expect(error).toBeInstanceOf(GraphQLError);
  return { ...error.toJSON(), cause: error.originalError?.message, nodes: error.nodes?.length };
}

/** Runs what leaves rejections that nobody hears of: graphql-js does, in lists that it gives up. */
async function unheard<Value>(run: () => Promise<Value>): Promise<Value> {
  const { prototype } = Promise;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
  const { then } = prototype;
  const reject = Promise.reject.bind(Promise);
  const heard = <Made extends Promise<unknown>>(promise: Made): Made => {
    void then.call(promise, undefined, () => {});
    return promise;
  };
  prototype.then = function (this: Promise<unknown>, ...listeners: Parameters<typeof then>) {
    return heard(then.apply(this, listeners));
  } as typeof then;
  Promise.reject = <Made>(reason: unknown) => heard(reject<Made>(reason));
  try {
    const value = await run();
    await turn();
    return value;
  } finally {
    prototype.then = then;
    Promise.reject = reject;
  }
}

async function expectSame(source: string | DocumentNode, variables: Variables = {}, operationName?: string) {
  const document = typeof source === 'string' ? parse(source) : source;
  const ours = await compiled(document, variables, operationName);
  await turn();
  expect(ours).toEqual(await unheard(() => interpreted(document, variables, operationName)));
  return ours;
}

describe('a text in JSON', () => {
  it('is that of JSON.stringify, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(jsonText(text)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['\ud800', '\udfff\ud800', '\ud83d\ude00', '\u2028', '\u007f', '\u001f', '"', '\\'])
      expect(jsonText(text)).toBe(JSON.stringify(text));
  });
});

const HOWS = AWKWARD.getType('How') as unknown as { getValues(): { name: string }[] };
const WAYS = HOWS.getValues().map(({ name }) => name);
const ASES = (AWKWARD.getType('As') as unknown as typeof HOWS).getValues().map(({ name }) => name);

describe('an operation compiled to text', () => {
  it('is answered as graphql-js answers it, however each resolver fails or takes its time', async () => {
    for (const how of WAYS) {
      for (const field of [
        'leaf',
        'leafNever',
        'thing { id }',
        'thingNever { id }',
        'named { never }',
        'namedNever { never }',
        'either { __typename }',
      ]) {
        const [name, set = ''] = field.split(' {');
        const asked = `${name}(how: ${how})${set && ` {${set}`}`;
        for (const around of ['thing', 'thingNever', 'allItems', 'all'])
          await expectSame(`{ thing { before: id ${around} { id ${asked} after: told } number } leaf }`);
      }
    }
  });

  it('is answered the same where two places fail in turn', async () => {
    for (const one of WAYS)
      for (const other of WAYS)
        await expectSame(
          `{ thing { a: leafNever(how: ${one}) b: leaf(how: ${other}) c: thing { d: leafNever(how: ${other}) } }
             named { self { never } } other: thing(how: ${one}) { x: thingNever(how: ${other}) { id } } }`,
        );
  });

  it('tells of what failed before its object was given up, however late that is', async () => {
    for (const late of ['REJECT', 'LATE_ERROR', 'REJECT_AFTER_A_WHILE']) {
      const { errors } = await expectSame(
        `{ thing { thing { a: leaf(how: ${late}) b: leafNever(how: THROW) } c: thingNever { leaf(how: ${late}) lateNever failingNever } } }`,
      );
      expect(errors).toHaveLength(4);
    }
  });

  it('is answered the same for lists, with whatever is in them', async () => {
    for (const one of WAYS)
      for (const other of ['VALUE', 'NULL', 'LATER', 'REJECT', 'THROW'])
        await expectSame(
          `query ($items: [How!]!) { thing {
             all(items: $items) { id } allItems(items: $items) { id } nested(items: [$items, [VALUE]])
             leaves(items: $items) leavesNever(items: $items)
             thing { allNever(items: $items) { id leafNever(how: ${one}) } } } things(items: $items) { id } }`,
          { items: [one, 'LATER', other, 'VALUE'] },
        );
  });

  it('is answered the same for types that are found out, or not', async () => {
    for (const as of ASES)
      await expectSame(
        `query ($as: As!, $all: [As!]) { thing {
           named(as: $as) { __typename never ... on Thing { id } ...Weight self(as: ${as}) { name } }
           namedNever(as: $as) { never }
           either(as: $as) { ... on Named { never } ... on Strange { strange } }
           mixed(as: $all) { __typename } thing { eitherNever(as: $as) { __typename } } } }
         fragment Weight on Other { weight never }`,
        { as, all: [as, 'THING', as] },
      );
  });

  it('is answered the same for every property that rows have', async () => {
    const fields = Object.values(
      (AWKWARD.getType('Thing') as unknown as { getFields(): Record<string, Field> }).getFields(),
    );
    const leaves = fields.filter(({ args }) => args.length === 0);
    const asked = (field: Field) =>
      `${field.name}${'getFields' in (getNamedType(field.type) as object) ? ' { id }' : ''}`;
    let things = '{ id }';
    for (let at = 0; at < 8; at++) {
      for (const field of leaves) await expectSame(`{ thing ${things.replace('{ id', `{ id ${asked(field)}`)} }`);
      const [first] = leaves;
      things = `{ thing ${things} ${first!.name} }`;
    }
    await expectSame(`{ thing { ${leaves.map(asked).join(' ')} } }`);
  });

  it('coerces arguments and variables as graphql-js does, with the same sentences', async () => {
    const echo = (args: string, declared = '') =>
      `query ${declared && `(${declared})`} { thing { echo${args && `(${args})`} all: allItems { echo${args && `(${args})`} } } }`;
    await expectSame(echo(''));
    await expectSame(echo('text: null, number: null, box: {}, colour: BLUE, ids: [1, "a"]'));
    await expectSame(echo('box: {size: 2, box: {label: "x"}}, boxes: [{size: 1}, {}], ids: "one"'));
    const declared =
      '$text: String = "by default", $number: Int, $size: Int = 5, $box: Box, $colours: [Colour!], $id: ID!';
    const asked = echo(
      'text: $text, number: $number, box: {size: $size, box: $box, colours: $colours}, ids: [$id]',
      declared,
    );
    for (const variables of [
      { id: '1' },
      { id: 2, text: null, number: null, box: { label: 'x', colours: ['RED', 'GREEN'] } },
      { id: '1', size: null },
      { id: '1', text: 3 },
      { text: 3, number: 'x', box: { size: null, other: 1 }, colours: ['MAUVE', null] },
      { id: null },
      {},
      { id: '1', box: 'none', undeclared: 1 },
      { id: '1', colours: Array.from({ length: 70 }, () => 'MAUVE') },
    ])
      await expectSame(asked, variables);
    await expectSame('query ($how: How) { thing { leafNever(how: $how) } leaf }', { how: null });
    await expectSame('query ($how: How) { thing { leafNever(how: $how) } leaf }', {});
    await expectSame('query ($items: [How!]) { thing { all(items: $items) { id } } leaf }', { items: null });
    await expectSame('query ($text: String!) { thing { odd(value: OBJECT) echo(text: $text) } }', {});
  });

  it('writes what scalars of its own make of a value', async () => {
    for (const value of ['OBJECT', 'LIST', 'TEXT', 'NUMBER', 'NOT_A_NUMBER', 'NOTHING', 'THROWS'])
      await expectSame(`{ thing { odd(value: ${value}) thing { oddNever(value: ${value}) } } }`);
  });

  it('leaves out what directives say, in the order of the fields that are left', async () => {
    const source = `query ($a: Boolean!, $b: Boolean = true) {
      thing @skip(if: $a) { id ...Part @include(if: $b) name ... @skip(if: $b) { told } quoted @include(if: $a) }
      again: thing { ...Part ...Part @skip(if: $a) never ... on Thing @include(if: $a) { never number } }
      thing { float } }
      fragment Part on Thing { number @skip(if: $b) name thing { id @include(if: $a) ...Deeper } }
      fragment Deeper on Named { never self { name @skip(if: $a) } }`;
    for (const a of [true, false]) for (const b of [true, false, undefined, null]) await expectSame(source, { a, b });
    for (const a of [true, false]) await expectSame(source, { a });
    const operation = compileOperation(AWKWARD, parse(source))!;
    for (const [a, b] of [true, false, true].flatMap((one) =>
      [false, true, undefined].map((other) => [one, other] as const),
    )) {
      const { data } = await operation.run(ROOT, { calls: [] }, { a, b });
      expect(data).toBe((await interpreted(parse(source), { a, b })).data);
    }
    await expectSame('query ($a: Boolean = true) { leaf @skip(if: $a) thing { id } }', { a: null });
    await expectSame('query ($a: Boolean = true) { leaf thing { id named { never @include(if: $a) } } }', { a: null });
    await expectSame('query ($a: Boolean!) { leaf @skip(if: $a) }', { a: true });
  });

  it('merges what is asked for twice', async () => {
    await expectSame(`{ thing { thing { id } x: id ...A thing { name thing { id } } ...B } thing { thing { thing { never } } } }
      fragment A on Thing { thing { x: never } } fragment B on Named { name ... on Thing { thing { x: never id } } }`);
  });

  it('tells resolvers what they may ask', async () => {
    const { data } = await expectSame(
      'query Told($n: Int = 3) { told thing { x: told allItems { told } named { ...On } } root { told root { thing { told } } } } fragment On on Thing { told }',
      {},
      'Told',
    );
    expect(data).toContain('\\"operation\\":\\"Told\\"');
  });

  it('runs the operation that is named', async () => {
    const source = 'query One { leaf } query Two { thing { id } }';
    expect((await expectSame(source, {}, 'Two')).data).toBe('{"thing":{"id":"id-1"}}');
    await expectSame('query One { leaf }');
  });

  it('is left to graphql-js where it is not one, or asks for the schema', () => {
    const not = (source: string, name?: string) => compileOperation(AWKWARD, parse(source), name);
    expect(not('{ __schema { types { name } } }')).toBeNull();
    expect(not('{ ...A } fragment A on Query { thing { id } root { __type(name: "Thing") { name } } }')).toBeNull();
    expect(not('query A { leaf } query B { leaf }')).toBeNull();
    expect(not('query A { leaf }', 'B')).toBeNull();
    expect(not('mutation { leaf }')).toBeNull();
    expect(not('subscription { leaf }')).toBeNull();
    expect(not('fragment A on Query { leaf }')).toBeNull();
  });

  it('is answered at once where no resolver takes its time', () => {
    const operation = compileOperation(
      AWKWARD,
      parse('{ thing { id allItems(items: [VALUE, VALUE]) { id quoted } named { never } } }'),
    );
    expect(operation?.run(ROOT, { calls: [] })).toMatchObject({ errors: [] });
    expect(operation?.size).toBe(7);
  });

  it('is answered as graphql-js answers it, whatever is asked', async () => {
    const values = (random: Random, list: readonly string[], variable: string) =>
      random.chance(0.15) ? variable : random.pick(list);
    const ingredients: Ingredients = {
      depth: 4,
      breadth: 5,
      variables:
        '$on: Boolean!, $off: Boolean = false, $how: How! = VALUE, $as: As! = THING, $items: [How!]! = [VALUE]',
      conditions: ['on', 'off'],
      argumentsOf(field, random) {
        const ways = random.chance(0.7) ? ['VALUE', 'VALUE', 'LATER'] : WAYS;
        return field.args
          .filter(({ type }) => isNonNullType(type) || random.chance(0.5))
          .map(({ name, type }) => {
            const list = Array.from({ length: random.below(4) }, () => random.pick(ways));
            const written: Record<string, string> = {
              How: values(random, ways, '$how'),
              As: values(random, random.chance(0.7) ? ['THING', 'OTHER', 'STRANGE', 'LATE_THING'] : ASES, '$as'),
              '[How]': `[${list.join(' ')}]`,
              '[How!]': random.chance(0.15) ? '$items' : `[${list.join(' ')}]`,
              '[[How!]!]': `[[${list.join(' ')}] [LATER]]`,
              '[As!]': `[THING ${values(random, ASES, '$as')}]`,
              OddValue: random.pick(['OBJECT', 'LIST', 'TEXT', 'NOTHING']),
              String: '"text"',
              Int: '5',
              Box: '{label: "b"}',
              '[Box!]': '[{}]',
              Colour: 'GREEN',
              '[ID!]': '["1"]',
            };
            return `${name}: ${written[String(type).replace(/!$/, '')]!}`;
          })
          .join(', ');
      },
    };
    const seeds = fc.tuple(fc.integer(), fc.boolean(), fc.option(fc.boolean()), fc.constantFrom(...WAYS));
    await fc.assert(
      fc.asyncProperty(seeds, async ([seed, on, off, how]) => {
        const random = new Random(seed);
        const document = randomRequest(AWKWARD, random, ingredients);
        const items = [how, random.pick(WAYS), 'LATER'];
        await expectSame(document, { on, off, ...(random.chance(0.5) ? { how, items, as: random.pick(ASES) } : {}) });
      }),
      // The example: a wrong selection and a wrong value at once.
      { numRuns: 300, examples: [[[6, false, null, 'VALUE']]] },
    );
  });
});
