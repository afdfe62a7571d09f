import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ask, testSchema } from './support/ask.js';
import { openTestDatabase, TEST_PUBLIC_URL, type TestDatabase } from './support/database.js';

/** A list and its rows; then each level of relation a list and its rows, or its rows alone. */
const LIST = 2;
/** What a field is worked out from before its rows: an official's office today from tenures, then from the one that holds. */
const WORKED_OUT = 2;

let database: TestDatabase;
let schema: GraphQLSchema;
beforeAll(async () => {
  database = await openTestDatabase('csto');
  schema = await testSchema();
});
afterAll(() => database.close());

type Field = GraphQLField<unknown, unknown>;

/** A selection that makes the server load what a field gives. */
function selectionOf(field: Field, first: number): string | null {
  if (field.args.some(isRequiredArgument)) return null;
  const type = getNamedType(field.type);
  if (type.name.endsWith('Connection')) {
    const node = getNamedType((type as GraphQLObjectType).getFields().nodes!.type);
    return `${field.name}(first: ${first}) { totalCount nodes { ${leafOf(node.name)} } }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isUnionType(type)) return null;
  return `${field.name} { ${leafOf(type.name)} }`;
}

function leafOf(typeName: string): string {
  const type = schema.getType(typeName);
  const hasId = (isObjectType(type) || isInterfaceType(type)) && 'id' in type.getFields();
  return hasId ? 'id' : '__typename';
}

async function statementsOf(source: string): Promise<number> {
  const statements: string[] = [];
  await ask(database, source, {}, { statements });
  return statements.length;
}

/** The lists that can be asked for at the root. */
function rootLists(): Field[] {
  return Object.values(schema.getQueryType()!.getFields()).filter(
    ({ type, args }) => getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'orderBy'),
  );
}

/** What takes more statements than it may, in words. */
async function overBudget(what: string, source: string, most: number): Promise<string[]> {
  const statements = await statementsOf(source);
  return statements > most ? [`${what} takes ${statements} statements, ${most} are the most`] : [];
}

describe('the number of statements', () => {
  it('of every list is two, however many rows it shows', async () => {
    const over: string[] = [];
    expect(rootLists().length).toBeGreaterThan(14);
    for (const list of rootLists()) {
      for (const first of [1, 100])
        over.push(...(await overBudget(`${list.name}, first: ${first}`, `{ ${selectionOf(list, first)} }`, LIST)));
    }
    expect(over).toEqual([]);
  });

  it('of every relation does not grow with the rows it hangs on', async () => {
    const over: string[] = [];
    let relations = 0;
    for (const list of rootLists()) {
      const node = getNamedType((getNamedType(list.type) as GraphQLObjectType).getFields().nodes!.type);
      if (!isObjectType(node) && !isInterfaceType(node)) continue;
      for (const field of Object.values(node.getFields())) {
        const selection = selectionOf(field, 5);
        if (selection === null) continue;
        relations += 1;
        const isList = getNamedType(field.type).name.endsWith('Connection');
        const most = LIST + (isList ? LIST : 1) + WORKED_OUT;
        for (const first of [1, 100]) {
          const source = `{ ${list.name}(first: ${first}) { nodes { ${selection} } } }`;
          over.push(...(await overBudget(`${node.name}.${field.name}, first: ${first}`, source, most)));
        }
      }
    }
    expect(over).toEqual([]);
    expect(relations).toBeGreaterThan(100);
  });

  it('of all facets of a list is one more, however many lists there are', async () => {
    const over: string[] = [];
    let counted = 0;
    for (const list of rootLists()) {
      const connection = getNamedType(list.type) as GraphQLObjectType;
      const facets =
        connection.getFields().facets && (getNamedType(connection.getFields().facets!.type) as GraphQLObjectType);
      if (!facets) continue;
      counted += 1;
      const fields = Object.values(facets.getFields()).map(({ name }) =>
        name === 'timeline' ? 'timeline(interval: YEAR) { count }' : `${name} { count }`,
      );
      // The subjects, offices and sections that buckets are of are rows of one more.
      const source = `{ ${list.name}(first: 1) { totalCount facets { ${fields.join(' ')} } } }`;
      over.push(...(await overBudget(`${list.name} with facets`, source, 3)));
    }
    expect(over).toEqual([]);
    expect(counted).toBe(4);
  });

  it('of a look-up is one', async () => {
    const over: string[] = [];
    const lookUps = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) =>
      args.some(({ name }) => name === 'by'),
    );
    expect(lookUps.length).toBeGreaterThan(10);
    for (const { name } of lookUps) {
      const by = name === 'statement' ? `permalink: "${TEST_PUBLIC_URL}/statements/x"` : 'slug: "no-such-thing"';
      over.push(...(await overBudget(name, `{ ${name}(by: {${by}}) { id } }`, 1)));
    }
    expect(over).toEqual([]);
  });
});
