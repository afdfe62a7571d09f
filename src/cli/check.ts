import type { Config } from '../config/index.js';
import { joinDatabase } from '../database/open.js';
import { checkIntegrity, type Verdict } from '../domain/integrity/index.js';
import { prepareDatabase } from './prepare.js';

/** Looks whether everything holds that must be true of the database; with `fix` puts right what it can. */
export async function checkDatabase(config: Config, options: { readonly fix: boolean }): Promise<Verdict[]> {
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, { ...config, content: null });
    return await database.patiently((dataSource) => checkIntegrity(dataSource, options));
  } finally {
    await database.close();
  }
}

/** Whether a rule is still broken. */
export function isBroken({ findings, isMended }: Verdict): boolean {
  return findings.length > 0 && !isMended;
}

/** So many findings are shown of a rule; `--json` gives more. */
const SHOWN = 20;

/** A verdict in lines for a terminal. */
export function linesOf({ rule, findings, isMended }: Verdict): string[] {
  if (findings.length === 0) return [`ok      ${rule}`];
  const more = findings.length - SHOWN;
  return [
    `${isMended ? 'mended' : 'broken'}  ${rule}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
    ...findings.slice(0, SHOWN).map((finding) => `          ${finding}`),
    ...(more > 0 ? [`          and ${more} more`] : []),
  ];
}
