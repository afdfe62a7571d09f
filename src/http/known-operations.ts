import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationKeeper } from '../execution/operation-keeper.js';
import type { DependenciesOf } from './dependencies.js';
import { hasUnstorable, type HttpContext } from './plugins.js';
import type { Quoter } from './quote.js';
import { withCost, written, writeAnswer } from './written-answer.js';

/** An operation that was let through before, and run. */
export interface KnownOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null | undefined;
  readonly queryHash: string;
}

/** A request as it came in. */
interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

export interface KnownOperationsOptions {
  readonly keeper: OperationKeeper;
  readonly quoter: Quoter;
  readonly dependenciesOf: DependenciesOf;
}

const MOST = 500;
/** What is kept of a text is many times its length. */
const MOST_CHARACTERS = 400_000;
/** Is answered with the client's own account, or without running anything. */
const OF_THE_CLIENT = /\brateLimit\b/;

/**
 * Operations that come again and again, by their text. What is the same each time was done when they first came: reading and
 * validating them, looking for what cannot be stored, choosing what runs. Whatever is out of the ordinary is left to Apollo.
 */
export class KnownOperations {
  private readonly known = new LRUCache<string, KnownOperation>({
    max: MOST,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_known, text) => text.length,
  });

  constructor(private readonly options: KnownOperationsOptions) {}

  /** To be called with an operation that was let through, and compiled. */
  learn(query: string, operation: KnownOperation): void {
    const key = keyOf(query, operation.operationName);
    if (!OF_THE_CLIENT.test(query) && !this.known.has(key)) this.known.set(key, operation);
  }

  /** The answer, paid for; null where Apollo has to make it, of what `noted` tells that was found out so far. */
  async answer(asked: Asked, contextOf: () => Promise<HttpContext>): Promise<string | null> {
    const { query, operationName = null, variables = null, extensions = null } = asked;
    if (typeof query !== 'string' || extensions !== null) return null;
    if (operationName !== null && typeof operationName !== 'string') return null;
    const known = this.known.get(keyOf(query, operationName));
    if (!known || !isVariables(variables) || hasUnstorable(variables)) return null;
    return this.run(known, variables ?? {}, await contextOf());
  }

  private async run(
    { document, operation, operationName, queryHash }: KnownOperation,
    variables: Readonly<Record<string, unknown>>,
    context: HttpContext,
  ): Promise<string | null> {
    const { keeper, quoter, dependenciesOf } = this.options;
    const { account, noted, texts } = context;
    const compiled = keeper.find(queryHash, document, operationName);
    const quote = quoter(document, operation, variables);
    if (!compiled || quote.cost > quote.maximumCost || account.pay(quote)) return null;
    const result = written(await compiled.run(undefined, context, variables, texts));
    if (result.errors) {
      noted.failed = result;
      return null;
    }
    noted.dependsOn = dependenciesOf(document, operation, variables);
    return writeAnswer(withCost(result, quote));
  }
}

function keyOf(query: string, operationName: string | null | undefined): string {
  return JSON.stringify([operationName ?? null, query]);
}

function isVariables(value: unknown): value is Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && !Array.isArray(value);
}
