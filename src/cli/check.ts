import type { Config } from '../config/index.js';
import { checkIntegrity, type Verdict } from '../domain/integrity/index.js';
import { MOST_FINDINGS } from '../domain/integrity/rule.js';
import { joinExisting } from './existing.js';

/**
 * Looks whether everything holds that must be true of the database; with `fix` puts right what it can. Nothing else is
 * written: neither migrations nor content nor the newsroom's zone.
 */
export async function checkDatabase(config: Config, options: { readonly fix: boolean }): Promise<Verdict[]> {
  const database = await joinExisting(config);
  try {
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

function countOf(findings: readonly string[]): string {
  if (findings.length >= MOST_FINDINGS) return `${MOST_FINDINGS} findings or more`;
  return findings.length === 1 ? '1 finding' : `${findings.length} findings`;
}

/** A verdict in lines for a terminal. */
export function linesOf({ rule, findings, isMended }: Verdict): string[] {
  if (findings.length === 0) return [`ok      ${rule}`];
  const more = findings.length - SHOWN;
  return [
    `${isMended ? 'mended' : 'broken'}  ${rule}: ${countOf(findings)}`,
    ...findings.slice(0, SHOWN).map((finding) => `          ${finding}`),
    ...(more > 0 ? [`          and ${more} more`] : []),
  ];
}
