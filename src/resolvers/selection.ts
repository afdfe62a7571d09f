import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether a field of what is being resolved was asked for, through fragments too and not skipped. */
export function selects(info: GraphQLResolveInfo, fieldName: string): boolean {
  return info.fieldNodes.some((node) => node.selectionSet && inSet(node.selectionSet, info, fieldName));
}

function inSet(set: SelectionSetNode, info: GraphQLResolveInfo, fieldName: string): boolean {
  return set.selections.some((selection) => {
    if (isLeftOut(selection as FieldNode, info)) return false;
    if (selection.kind === Kind.FIELD) return selection.name.value === fieldName;
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
    return fragment !== undefined && inSet(fragment.selectionSet, info, fieldName);
  });
}

function isLeftOut(node: FieldNode, info: GraphQLResolveInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.if === true || include?.if === false;
}
