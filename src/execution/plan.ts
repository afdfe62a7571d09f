import { BREAK, visit, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Asked, ObjectWriter, Plan } from './run.js';
import { keptWriter } from './kept-text.js';
import { selectionWriter, type Selected } from './selection.js';

/** An operation as it is run when its `@skip` and `@include` are decided in one way. Each selection is compiled when it is first written. */
export class OperationPlan implements Plan {
  /** The fields compiled so far. */
  size = 0;
  private numbered = 0;

  constructor(
    readonly asked: Asked,
    readonly variables: Record<string, unknown>,
  ) {}

  numberField(): number {
    this.numbered += 1;
    return this.numbered - 1;
  }

  rootWriter(type: GraphQLObjectType): ObjectWriter {
    const { schema, fragments, operation } = this.asked;
    return this.compile(type, collectFields(schema, fragments, this.variables, type, operation.selectionSet));
  }

  writerOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectWriter {
    const { schema, fragments } = this.asked;
    const write = this.compile(type, collectSubfields(schema, fragments, this.variables, type, nodes));
    return asksForVariables(nodes, fragments) ? write : keptWriter(write);
  }

  private compile(type: GraphQLObjectType, selected: Selected): ObjectWriter {
    this.size += selected.size;
    return selectionWriter(this, type, selected);
  }
}

/** Whether what stands within some fields has arguments from variables. Which of it is there at all is decided already. */
function asksForVariables(
  nodes: readonly FieldNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): boolean {
  let asks = false;
  const look = (node: FieldNode | FragmentDefinitionNode) =>
    visit(node.selectionSet ?? node, {
      Directive: () => false,
      Variable() {
        asks = true;
        return BREAK;
      },
      FragmentSpread({ name }) {
        const fragment = fragments[name.value];
        if (fragment) look(fragment);
      },
    });
  for (const node of nodes) look(node);
  return asks;
}
