import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { ValueOrPromise } from '../lib/value-or-promise.js';
import type { CollectedErrors } from './collected-errors.js';
import type { Place } from './place.js';

/** JSON text. Null stays apart from it until it is known whether its place may be null. */
export type Writing = ValueOrPromise<string | null>;

/** The arguments of a field, read and checked. */
export type Arguments = Readonly<Record<string, unknown>>;

/** An operation and what belongs to it. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
}

/** Keeps the texts of objects from one run to the next. It alone knows what they hang on, and which still hold. */
export interface TextKeeper {
  /** The text of an object in a selection; null where none is kept that still holds. */
  find(source: unknown, selection: number): string | null;
  /** Begins to notice what is read, until `end`; false where nothing can be kept. */
  begin(source: unknown): boolean;
  /** Ends it with what was written at once, null for nothing; false where trying again is of no use. */
  end(source: unknown, selection: number, text: string | null): boolean;
}

/** One run of an operation. */
export interface Run {
  readonly asked: Asked;
  readonly rootValue: unknown;
  readonly context: unknown;
  readonly variables: Record<string, unknown>;
  readonly errors: CollectedErrors;
  /** Null where no texts are kept from run to run. */
  readonly texts: TextKeeper | null;
  /** Arguments made from variables, by the number that their field has: they are the same for every parent. */
  readonly arguments: Arguments[];
}

/**
 * Writes what a resolver gave, or one of a list that it gave. Throws, or rejects with, what makes the place null: whoever
 * called it enters that. `place` is where it stands, and `info` that of the field.
 */
export type Completion = (run: Run, value: unknown, place: Place, info: GraphQLResolveInfo) => Writing;

/** Writes the object of one type that a selection shows. */
export type ObjectWriter = (run: Run, source: unknown, place: Place | undefined) => Writing;

/** An operation with every `@skip` and `@include` decided: what selections are compiled for, each when it is first written. */
export interface Plan {
  readonly asked: Asked;
  /** Those that directives ask, as they are in every run of the plan. */
  readonly variables: Record<string, unknown>;
  /** A number for a field whose arguments are made from variables. */
  numberField(): number;
  /** What the selections of some fields show of a type. */
  writerOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectWriter;
}
