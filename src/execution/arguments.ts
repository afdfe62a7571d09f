import { getArgumentValues } from 'graphql/execution/values.js';
import { visit, type ArgumentNode } from 'graphql';
import type { Site } from './field-info.js';
import type { Arguments, Plan, Run } from './run.js';

const NONE: Arguments = Object.freeze({});

/**
 * How the arguments of a field are come by: those without variables are read once, others once a run. Whoever shares them
 * must not change them. Those that cannot be read throw for each parent, as its field's own error.
 */
export function argumentsOf(plan: Plan, { field, nodes }: Site): (run: Run) => Arguments {
  const [node] = nodes;
  if (field.args.length === 0 || !node) return () => NONE;
  const read = (variables: Run['variables']): Arguments => Object.freeze(getArgumentValues(field, node, variables));
  if (!(node.arguments ?? []).some(hasVariable)) {
    try {
      const values = read({});
      return () => values;
    } catch {
      return (run) => read(run.variables);
    }
  }
  const number = plan.numberField();
  return (run) => (run.arguments[number] ??= read(run.variables));
}

function hasVariable(argument: ArgumentNode): boolean {
  let found = false;
  visit(argument, { Variable: () => void (found = true) });
  return found;
}
