import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation, type CompiledOperation } from './operation.js';

/** Compiling pays from about the second run on; most requests that are made by hand are never made a third time. */
const SIGHTS_BEFORE = 2;

interface Bounds {
  /** Operations whose sights are counted, and those that are kept compiled. */
  readonly seen: number;
  readonly kept: number;
  /** Fields of all operations that are kept: they are what takes memory, about half a kilobyte each. */
  readonly fields: number;
}

/** An operation with a longer name is no client's that asks again and again. */
const LONGEST_KEY = 300;

const BOUNDS: Bounds = { seen: 5000, kept: 500, fields: 100_000 };

/** An operation, null for one that graphql-js has to run, and how many fields of it are counted. */
interface Kept {
  readonly operation: CompiledOperation | null;
  counted: number;
}

/** Compiles operations when they are asked for the third time, and keeps those that were used most recently. */
export class OperationKeeper {
  private readonly sights: LRUCache<string, number>;
  private readonly kept: LRUCache<string, Kept>;
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly bounds: Bounds = BOUNDS,
  ) {
    this.sights = new LRUCache({ max: bounds.seen });
    this.kept = new LRUCache({ max: bounds.kept, dispose: ({ counted }) => (this.fields -= counted) });
  }

  /** The compiled operation of a validated document, which the hash stands for; null when graphql-js is to run it. */
  find(hash: string, document: DocumentNode, operationName: string | null | undefined): CompiledOperation | null {
    const key = typeof operationName === 'string' ? `${hash} ${operationName}` : hash;
    if (key.length > LONGEST_KEY) return null;
    const known = this.kept.get(key);
    if (known) {
      this.count(known);
      return known.operation;
    }
    const sights = (this.sights.get(key) ?? 0) + 1;
    this.sights.set(key, sights);
    if (sights <= SIGHTS_BEFORE) return null;
    const operation = compileOperation(this.schema, document, operationName);
    this.kept.set(key, { operation, counted: 0 });
    return operation;
  }

  /** Counts what was compiled since, as each selection is when it is first written. */
  private count(kept: Kept): void {
    const size = kept.operation?.size ?? 0;
    this.fields += size - kept.counted;
    kept.counted = size;
    while (this.fields > this.bounds.fields) this.kept.pop();
  }
}
