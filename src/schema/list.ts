import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { kindOf } from '../kinds/index.js';
import { pluralOf, type OrderTerm } from '../kinds/kind.js';
import { EditionsInput } from './edition.js';
import { DirectionEnum } from './enums.js';
import { whereInput } from './where-input.js';

type Class<Instance extends object = object> = new () => Instance;

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Give it to `before` for the page before; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Give it to `after` for the next page; null on an empty page.' })
  endCursor!: string | null;
}

/** What a list is asked for, whatever it lists. */
export interface ListArguments {
  readonly where?: object | null;
  readonly orderBy?: readonly OrderTerm[] | null;
  readonly editions?: EditionsInput | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

function named<Made extends Class>(name: string, made: Made): Made {
  Object.defineProperty(made, 'name', { value: name });
  return made;
}

function orderInput(kindName: string): Class {
  const kind = kindOf(kindName);
  const plural = pluralOf(kind);
  const offered = Object.entries(kind.orders).filter(([, order]) => !order.isInternal);
  const fields = Object.fromEntries(offered.map(([field]) => [field, field]));
  registerEnumType(fields, {
    name: `${kindName}OrderField`,
    description: `What ${plural} can be ordered by.`,
    valuesConfig: Object.fromEntries(offered.map(([field, { description }]) => [field, { description }])),
  });
  const input = named(`${kindName}Order`, class {});
  InputType(`${kindName}Order`, {
    description: `An order of ${plural}. The id settles ties; what has no value comes last in both directions.`,
  })(input);
  Field(() => fields as never, { description: 'What to order by.' })(input.prototype, 'field');
  Field(() => DirectionEnum, { description: 'Which way.' })(input.prototype, 'direction');
  return input;
}

/** The arguments of a list of a kind. */
function listArguments(kindName: string): Class<ListArguments> {
  const order = orderInput(kindName);
  const input = named(`${kindName}ListArguments`, class {});
  ArgsType()(input);
  const add = (key: string, type: () => unknown, description: string) =>
    Field(type as never, { nullable: true, description })(input.prototype, key);
  add('where', () => whereInput(kindName), 'Which of them; all when left out.');
  add('orderBy', () => [order], 'In which order; the order the field is described with when left out.');
  if (kindOf(kindName).editions) {
    add(
      'editions',
      () => EditionsInput,
      'One language edition of each item: of those that pass the filter, the one wanted most. Every edition when left out.',
    );
  }
  add(
    'first',
    () => Int,
    'How many from the start or after `after`: 1 to 100; 20 when neither `first` nor `last` is given.',
  );
  add('after', () => String, 'A cursor: go on after it.');
  add('last', () => Int, 'How many from the end or before `before`: 1 to 100.');
  add('before', () => String, 'A cursor: go back from it.');
  return input;
}

interface ListTypes {
  readonly Edge: Class;
  readonly Connection: Class;
  readonly Arguments: Class<ListArguments>;
}

/** The types of a list of a kind: connection, edge, arguments. */
function listTypes(kindName: string, node: () => unknown): ListTypes {
  const plural = pluralOf(kindOf(kindName));
  const edge = named(`${kindName}Edge`, class {});
  ObjectType(`${kindName}Edge`, { simpleResolvers: true, description: 'One of a list, with its cursor.' })(edge);
  Field(() => String, { description: 'Its place in the list, for `after` and `before`.' })(edge.prototype, 'cursor');
  Field(node as never, { description: 'The thing itself.' })(edge.prototype, 'node');

  const connection = named(`${kindName}Connection`, class {});
  ObjectType(`${kindName}Connection`, { simpleResolvers: true, description: `A list of ${plural}.` })(connection);
  const add = (key: string, type: () => unknown, description: string) =>
    Field(type as never, { description })(connection.prototype, key);
  add('edges', () => [edge], 'The page, each with its cursor.');
  add('nodes', () => [node()], 'The page.');
  add('pageInfo', () => PageInfo, 'Where the page stands.');
  add('totalCount', () => Int, 'How many there are in all under the same filter. Worked out only when asked for.');
  if (kindOf(kindName).facets) {
    add(
      'facets',
      () => facets.get(kindName),
      'What the list consists of, counted under the same filter. Worked out only when asked for.',
    );
  }
  return { Edge: edge, Connection: connection, Arguments: listArguments(kindName) };
}

const facets = new Map<string, Class>();

/** Declares the type of what a kind's lists can be counted by; the lists may be declared before it. */
export function declareFacets(kindName: string, type: Class): void {
  facets.set(kindName, type);
}

const lists = new Map<string, ListTypes>();
const listedTypes = new Map<string, () => unknown>();

/** Declares a kind's list types; the node type may be declared after it. */
export function declareList(kindName: string, node: () => unknown): ListTypes {
  const types = lists.get(kindName) ?? listTypes(kindName, node);
  lists.set(kindName, types);
  listedTypes.set(kindName, node);
  return types;
}

/** The GraphQL class of a kind that has a list. */
export function listedType(kindName: string): unknown {
  const node = listedTypes.get(kindName);
  if (!node) throw new Error(`There is no list of ${kindName}.`);
  return node();
}
