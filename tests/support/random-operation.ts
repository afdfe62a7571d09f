import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../src/lib/random.js';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What operations ask for by name. */
export interface Known {
  readonly ids: readonly string[];
  readonly slugs: readonly string[];
  readonly words: readonly string[];
}

const DEEPEST = 4;
const MOST_FIELDS = 4;
/** Of this moment or this client, or of a file that only a browser has. */
const NOT_ASKED = new Set(['rateLimit']);

/** Operations drawn from the schema, so that no field and no filter can be forgotten. */
export class RandomOperations {
  private variables: { readonly name: string; readonly type: string; readonly value: unknown }[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    private readonly random: Random,
  ) {}

  /** One with that field at its root. */
  from(field: string): RandomOperation {
    this.variables = [];
    const root = this.schema.getQueryType() as GraphQLObjectType;
    const selection = this.field(root, field, 0);
    const declared = this.variables.map(({ name, type }) => `$${name}: ${type}`);
    return {
      query: `query${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${selection} }`,
      variables: Object.fromEntries(this.variables.map(({ name, value }) => [name, value])),
    };
  }

  /** The fields at the root that there are. */
  get roots(): string[] {
    return Object.keys(this.schema.getQueryType()?.getFields() ?? {}).filter((name) => !NOT_ASKED.has(name));
  }

  private field(type: GraphQLObjectType, name: string, depth: number): string {
    const field = type.getFields()[name]!;
    const args = field.args.flatMap((argument) => this.argument(argument));
    const selection = this.selection(getNamedType(field.type), depth + 1);
    return `${name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection}`;
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    if (isLeafType(type)) return '';
    if (isUnionType(type) || isInterfaceType(type)) {
      const types = this.random.some(this.schema.getPossibleTypes(type), 3);
      return ` { __typename ${types.map((one) => `... on ${one.name}${this.selection(one, depth)}`).join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    // One field under one name can be asked for with one set of arguments only, in all types of a place.
    const fields = Object.values(type.getFields()).filter(
      ({ type: of }) => isLeafType(getNamedType(of)) || depth < DEEPEST + (/Connection|Edge/.test(type.name) ? 1 : 0),
    );
    const drawn = this.random.some(fields, this.random.between(1, MOST_FIELDS));
    const named = drawn.map(({ name }) => `${type.name}_${name}: ${this.field(type, name, depth)}`);
    return ` { __typename ${named.join(' ')} }`;
  }

  private argument(argument: GraphQLArgument): string[] {
    const type = getNamedType(argument.type);
    const isRequired = isNonNullType(argument.type);
    if (argument.name === 'first') return [`first: ${this.random.between(1, 3)}`];
    if (type.name.endsWith('Where')) return this.where(argument, type as GraphQLInputObjectType);
    if (!isRequired) return [];
    if (type.name.endsWith('By')) return [`${argument.name}: ${this.look(type as GraphQLInputObjectType)}`];
    if (isEnumType(type)) return [`${argument.name}: ${this.random.pick(type.getValues()).name}`];
    const text =
      argument.name === 'ids'
        ? this.random.some(this.known.ids, 3)
        : argument.name === 'id'
          ? this.random.pick(this.known.ids)
          : argument.name === 'url'
            ? `https://news.example.org/news/${this.random.pick(this.known.slugs)}`
            : this.random.pick(this.known.words);
    return [`${argument.name}: ${JSON.stringify(text)}`];
  }

  private look(type: GraphQLInputObjectType): string {
    return 'slug' in type.getFields()
      ? `{slug: ${JSON.stringify(this.random.pick(this.known.slugs))}}`
      : `{id: ${JSON.stringify(this.random.pick(this.known.ids))}}`;
  }

  private where(argument: GraphQLArgument, type: GraphQLInputObjectType): string[] {
    if (this.random.chance(0.4)) return [];
    const value = this.condition(type, 0);
    if (this.random.chance(0.5)) return [`${argument.name}: ${literal(value)}`];
    const name = `v${this.variables.length}`;
    this.variables.push({ name, type: String(argument.type), value });
    return [`${argument.name}: $${name}`];
  }

  /** A condition that relates to other kinds more often than not. */
  private condition(type: GraphQLInputObjectType, depth: number): object {
    const relations = Object.values(type.getFields()).filter(({ type: of }) => {
      const named = getNamedType(of);
      return isInputObjectType(named) && named.name.endsWith('Where');
    });
    if (depth > 2 || relations.length === 0 || this.random.chance(0.3)) {
      return 'slug' in type.getFields() ? { slug: { not: this.random.pick(this.known.slugs) } } : {};
    }
    const { name, type: of } = this.random.pick(relations);
    const inside = this.condition(getNamedType(of) as GraphQLInputObjectType, depth + 1);
    return { [name]: /^\[/.test(String(of)) ? [inside] : inside };
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inside]) => `${key}: ${literal(inside)}`)
    .join(', ')}}`;
}
