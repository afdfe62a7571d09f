import type { EntityManager } from 'typeorm';
import { DERIVED_RULES } from './derived.js';
import { FACT_RULES } from './facts.js';
import { INDEXES_THERE } from './indexes.js';
import { LEDGER_RULES } from './ledger.js';
import type { IntegrityRule } from './rule.js';
import { SEARCHED_RULES } from './searched.js';
import { WORDS_IN_PLACE } from './words.js';

/** Everything that must be true of a database, in the order in which one hangs on the other. */
const RULES: readonly IntegrityRule[] = [
  INDEXES_THERE,
  ...DERIVED_RULES,
  ...SEARCHED_RULES,
  WORDS_IN_PLACE,
  ...FACT_RULES,
  ...LEDGER_RULES,
];

/** What a rule found, and what became of it. */
export interface Verdict {
  readonly rule: string;
  readonly findings: readonly string[];
  /** Whether they were put right; false for what only a person can decide, and where nobody asked. */
  readonly isMended: boolean;
}

/** What runs one rule's work as one. */
export interface Transactional {
  transaction<Result>(run: (db: EntityManager) => Promise<Result>): Promise<Result>;
}

/**
 * Whether everything holds that must be true of a database: a verdict for each rule, in order. With `fix` whatever
 * follows from something else is put right, each rule in a transaction of its own, and looked at again.
 */
export async function checkIntegrity(database: Transactional, { fix }: { readonly fix: boolean }): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const rule of RULES) verdicts.push(await database.transaction((db) => verdictOf(db, rule, fix)));
  return verdicts;
}

async function verdictOf(db: EntityManager, rule: IntegrityRule, fix: boolean): Promise<Verdict> {
  // A rule looks dear to the planner, and compiling one takes longer than running it, but on the largest of databases.
  await db.query('set local jit = off');
  const findings = await rule.find(db);
  if (findings.length === 0 || !fix || !rule.mend) return { rule: rule.name, findings, isMended: false };
  await rule.mend(db);
  const left = await rule.find(db);
  return left.length === 0
    ? { rule: rule.name, findings, isMended: true }
    : { rule: rule.name, findings: left, isMended: false };
}
