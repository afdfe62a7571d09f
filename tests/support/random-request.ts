import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../src/lib/random.js';

/** What requests are made of besides the schema. */
export interface Ingredients {
  /** How deep fields are nested, and how many stand side by side, at most. */
  readonly depth: number;
  readonly breadth: number;
  /** The variables that the operation declares, as it is written: `$on: Boolean!`. Directives may ask those of `conditions`. */
  readonly variables: string;
  readonly conditions: readonly string[];
  /** The arguments of a field as they are written, empty for none; null for a field that is not to be asked for. */
  argumentsOf(field: GraphQLField<unknown, unknown>, random: Random): string | null;
}

/** All but that each variable is used. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** A valid request that looks at random for whatever the schema has: aliases, directives, fragments, fields asked for twice. */
export function randomRequest(schema: GraphQLSchema, random: Random, ingredients: Ingredients): DocumentNode {
  for (;;) {
    const document = parse(new Request(schema, random, ingredients).text());
    // Two fields of one name that do not agree are drawn now and then.
    if (validate(schema, document, RULES).length === 0) return document;
  }
}

class Request {
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly ingredients: Ingredients,
  ) {}

  text(): string {
    const { variables, depth } = this.ingredients;
    const set = this.selection(this.schema.getQueryType()!, depth);
    const declared = variables ? `(${variables})` : '';
    const query = `query Drawn${declared} ${set}`;
    return [query, ...this.fragments].join('\n');
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const count = random.between(1, this.ingredients.breadth);
    const parts = Array.from({ length: count }, () => this.part(type, depth)).filter((part) => part !== '');
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    if (random.chance(0.1)) return `__typename${this.directive()}`;
    if (depth > 1 && (random.chance(0.2) || !('getFields' in type))) return this.fragment(type, depth - 1);
    if (!('getFields' in type)) return '__typename';
    const field = random.pick(Object.values(type.getFields()));
    const args = this.ingredients.argumentsOf(field, random);
    if (args === null) return '';
    const inner = getNamedType(field.type);
    if (!isLeafType(inner) && depth <= 1) return '';
    const named = args === '' ? field.name : `${field.name}_${checksum(args)}: ${field.name}(${args})`;
    const alias = args === '' && random.chance(0.2) ? `other_${field.name}: ` : '';
    const set = isLeafType(inner) ? '' : ` ${this.selection(inner as GraphQLCompositeType, depth - 1)}`;
    return `${alias}${named}${this.directive()}${set}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const { random, schema } = this;
    const narrower: readonly GraphQLCompositeType[] = isAbstractType(type)
      ? schema.getPossibleTypes(type)
      : type.getInterfaces();
    const onType = random.chance(0.7) && narrower.length > 0 ? random.pick(narrower) : type;
    const set = this.selection(onType, depth);
    if (random.chance(0.3)) {
      const name = `Part${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${onType.name} ${set}`);
      return `...${name}${this.directive()} ${random.chance(0.3) ? `...${name}` : ''}`;
    }
    const condition = onType === type && random.chance(0.5) && isObjectType(type) ? '' : ` on ${onType.name}`;
    return `...${condition}${this.directive()} ${set}`;
  }

  private directive(): string {
    const { random } = this;
    const { conditions } = this.ingredients;
    if (!random.chance(0.15)) return '';
    const values = [...conditions.map((name) => `$${name}`), 'true', 'false'];
    const one = `@${random.pick(['skip', 'include'])}(if: ${random.pick(values)})`;
    return ` ${one}${random.chance(0.1) ? ` @${one.startsWith('@skip') ? 'include' : 'skip'}(if: true)` : ''}`;
  }
}

/** A word for arguments, so that only the same ones go by the same name. */
function checksum(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0;
  return sum.toString(36);
}
