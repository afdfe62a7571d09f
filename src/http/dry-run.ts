import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isLeftOut, withDefaults } from './price.js';

/** What is answered of a request that is only priced. */
const ANSWERED = new Set(['rateLimit', '__typename']);

/**
 * What is left to run of an operation that asks for `rateLimit(dryRun: true)`: that field alone, so that no other costs the
 * database anything; null for an operation that is to be run.
 */
export function dryRunOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): DocumentNode | null {
  const variables = withDefaults(operation, given);
  if (!rootFields(document, operation, variables).some((field) => isDryRun(field, variables))) return null;
  const root = schema.getQueryType()?.name;
  const definitions = document.definitions.map((node) => {
    const isOfRoot =
      node === operation || (node.kind === Kind.FRAGMENT_DEFINITION && node.typeCondition.name.value === root);
    return isOfRoot && 'selectionSet' in node ? { ...node, selectionSet: answeredOf(node.selectionSet) } : node;
  });
  return { ...document, definitions };
}

/** A selection of the root without what is not answered; fragments that it spreads are cut down where they stand. */
function answeredOf(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return ANSWERED.has(selection.name.value) ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    return [{ ...selection, selectionSet: answeredOf(selection.selectionSet) }];
  });
  return { ...set, selections };
}

function isDryRun({ name, arguments: args }: FieldNode, variables: Readonly<Record<string, unknown>>): boolean {
  const value = args?.find((argument) => argument.name.value === 'dryRun')?.value;
  return name.value === 'rateLimit' && value !== undefined && valueFromASTUntyped(value, variables) === true;
}

function rootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): FieldNode[] {
  const found: FieldNode[] = [];
  const seen = new Set<string>();
  const gather = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isLeftOut(selection.directives, variables)) continue;
      if (selection.kind === Kind.FIELD) found.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) gather(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        for (const node of document.definitions) {
          if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value)
            gather(node.selectionSet);
        }
      }
    }
  };
  gather(operation.selectionSet);
  return found;
}
