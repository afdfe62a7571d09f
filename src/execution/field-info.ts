import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Place } from './place.js';
import type { Run } from './run.js';

/** A field of a selection: what it is called in the answer, and all that was asked of it. */
export interface Site {
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

/** The place of a field below its object. */
export function placeOf({ key, parentType }: Site, parent: Place | undefined): Place {
  return { prev: parent, key, typename: parentType.name };
}

/** What a resolver is told besides its arguments. Most never look, so that it is worked out when read; it cannot be spread. */
export class FieldInfo implements GraphQLResolveInfo {
  private place: Place | undefined;

  constructor(
    private readonly run: Run,
    private readonly site: Site,
    private readonly parent: Place | undefined,
  ) {}

  get path(): Place {
    return (this.place ??= placeOf(this.site, this.parent));
  }

  get fieldName(): string {
    return this.site.field.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.site.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.site.field.type;
  }

  get parentType(): GraphQLObjectType {
    return this.site.parentType;
  }

  get schema(): GraphQLSchema {
    return this.run.asked.schema;
  }

  get fragments(): Record<string, FragmentDefinitionNode> {
    return this.run.asked.fragments;
  }

  get operation(): OperationDefinitionNode {
    return this.run.asked.operation;
  }

  get rootValue(): unknown {
    return this.run.rootValue;
  }

  get variableValues(): Record<string, unknown> {
    return this.run.variables;
  }
}

/** Throws what makes a place null that may not be. */
export function neverNull({ field, parentType }: Site): never {
  throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${field.name}.`);
}
