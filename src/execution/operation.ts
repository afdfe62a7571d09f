import {
  BREAK,
  getVariableValues,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isPromise, type ValueOrPromise } from '../lib/value-or-promise.js';
import { CollectedErrors } from './collected-errors.js';
import { OperationPlan } from './plan.js';
import type { Asked, ObjectWriter, Run, TextKeeper } from './run.js';

/** The answer to an operation. */
export interface Outcome {
  /** JSON text: `null` where an error at the root leaves nothing; undefined when the variables were wrong and nothing ran. */
  readonly data: string | undefined;
  readonly errors: readonly GraphQLError[];
}

type VariableValues = Readonly<Record<string, unknown>>;

/** A query that is ready to be run again and again. */
export interface CompiledOperation {
  /** How many fields were compiled for it so far, which is what it takes of memory. */
  readonly size: number;
  /**
   * The same answer as `execute` of graphql-js gives, as text; at once where no resolver gives a promise. What goes wrong is
   * in `errors`: it neither throws nor rejects.
   */
  run(
    rootValue: unknown,
    context: unknown,
    variables?: VariableValues | null,
    texts?: TextKeeper | null,
  ): ValueOrPromise<Outcome>;
}

/** As graphql-js bounds them. */
const MOST_VARIABLE_ERRORS = 50;
/** Ways to decide the directives of one operation that are kept. */
const MOST_PLANS = 8;

/**
 * Compiles a query of a validated document. Null for what is left to graphql-js: mutations and subscriptions, whatever asks for
 * the schema itself, and names of operations that are not there.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation | null {
  const operation = operationNamed(document, operationName);
  const root = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !root || asksForSchema(document)) return null;
  return new Query({ schema, operation, fragments: fragmentsOf(document) }, root, decidingVariables(document));
}

class Query implements CompiledOperation {
  private readonly plans = new Map<string, { plan: OperationPlan; write: ObjectWriter | null }>();

  constructor(
    private readonly asked: Asked,
    private readonly root: GraphQLObjectType,
    private readonly deciding: readonly string[],
  ) {}

  get size(): number {
    let size = 0;
    for (const { plan } of this.plans.values()) size += plan.size;
    return size;
  }

  run(
    rootValue: unknown,
    context: unknown,
    given?: VariableValues | null,
    texts: TextKeeper | null = null,
  ): ValueOrPromise<Outcome> {
    const variables = this.read(given ?? {});
    if (variables.errors) return { data: undefined, errors: variables.errors };
    const { coerced } = variables;
    const errors = new CollectedErrors();
    const { asked } = this;
    const run: Run = { asked, rootValue, context, variables: coerced, errors, texts, arguments: [] };
    const outcome = (data: string | null): Outcome => ({ data: data ?? 'null', errors: errors.found });
    const lost = (error: unknown): Outcome => {
      errors.add(error as GraphQLError, undefined);
      return outcome(null);
    };
    try {
      const written = this.writerFor(coerced)(run, rootValue, undefined);
      return isPromise(written) ? written.then(outcome, lost) : outcome(written);
    } catch (error) {
      return lost(error);
    }
  }

  private read(given: VariableValues): ReturnType<typeof getVariableValues> {
    const definitions = this.asked.operation.variableDefinitions ?? [];
    if (definitions.length === 0) return { coerced: {} };
    return getVariableValues(this.asked.schema, definitions, given, { maxErrors: MOST_VARIABLE_ERRORS });
  }

  private writerFor(variables: VariableValues): ObjectWriter {
    const decided = Object.fromEntries(
      this.deciding.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
    );
    const key = this.deciding.map((name) => String(decided[name])).join(' ');
    let known = this.plans.get(key);
    if (!known) {
      if (this.plans.size >= MOST_PLANS) this.plans.clear();
      known = { plan: new OperationPlan(this.asked, decided), write: null };
      this.plans.set(key, known);
    }
    return (known.write ??= known.plan.rootWriter(this.root));
  }
}

function operationNamed(
  { definitions }: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (name === null || name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.findLast((operation) => operation.name?.value === name);
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  return fragments;
}

function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found = name.value === '__schema' || name.value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}

/** The variables that `@skip` and `@include` ask. */
function decidingVariables(document: DocumentNode): string[] {
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found];
}
