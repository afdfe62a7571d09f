import { holdersOn } from '../domain/tenure.js';
import type { OfficeRow } from '../kinds/office.js';
import type { NodeKey } from '../lib/node-key.js';
import type { ListArguments } from '../schema/list.js';
import { narrowed } from './connection.js';
import type { RequestContext } from './context.js';

/** The arguments of a list, kept to what was going on that day. */
export function goingOn(args: ListArguments, on: string | null | undefined): ListArguments {
  return on ? narrowed(args, { on }) : args;
}

/** The tenures of those who held an office on a day, today when none is given. */
export async function holdersOf(
  office: OfficeRow,
  { loaders, moment: { today } }: RequestContext,
  on: string | null | undefined,
): Promise<NodeKey[]> {
  const tenures = await loaders.tenuresOfOffice.load(office.key);
  return holdersOn(tenures, on ?? today, today).map(({ id }) => `Tenure:${id}`);
}
