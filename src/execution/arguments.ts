import { visit, type ArgumentNode, type FieldNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
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
  const changing = (node.arguments ?? []).filter(hasVariable).map(({ name }) => name.value);
  const fixed = readFixed({ field, node, changing });
  if (!fixed) return (run) => getArgumentValues(field, node, run.variables);
  if (changing.length === 0) return () => fixed;

  const number = plan.numberField();
  const asked = field.args.filter(({ name }) => changing.includes(name));
  const read = (run: Run): Arguments => {
    const given = getArgumentValues({ ...field, args: asked }, node, run.variables);
    const values: Record<string, unknown> = {};
    // In the order of the schema, as graphql-js gives them.
    for (const { name } of field.args) {
      const from = changing.includes(name) ? given : fixed;
      if (Object.hasOwn(from, name)) values[name] = from[name];
    }
    return Object.freeze(values);
  };
  return (run) => (run.arguments[number] ??= read(run));
}

/** The arguments that are the same in every run; null when one of them cannot be read. */
function readFixed({ field, node, changing }: { field: Site['field']; node: FieldNode; changing: readonly string[] }) {
  try {
    const args = field.args.filter(({ name }) => !changing.includes(name));
    return Object.freeze(getArgumentValues({ ...field, args }, node));
  } catch {
    return null;
  }
}

function hasVariable(argument: ArgumentNode): boolean {
  let found = false;
  visit(argument, { Variable: () => void (found = true) });
  return found;
}
