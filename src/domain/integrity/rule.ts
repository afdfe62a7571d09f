import type { Db } from '../../database/db.js';

/** Something that must be true of a database. */
export interface IntegrityRule {
  /** What it is about: "office of statements". */
  readonly name: string;
  /** What is not as it must be, a line each: "Statement:12 has …". Empty when all is well. */
  readonly find: (db: Db) => Promise<string[]>;
  /** Puts right whatever follows from something else; left out where only a person can decide. */
  readonly mend?: (db: Db) => Promise<void>;
}

/** So many findings of one rule are worth reading at once; there may be more. */
export const MOST_FINDINGS = 100;

/** A rule in SQL: `broken` selects the lines, as `finding`; `mend` are the statements that put them right. */
export function sqlRule(name: string, broken: string, mend: readonly string[] = []): IntegrityRule {
  return {
    name,
    async find(db) {
      const rows = await db.query<{ finding: string }>(`select finding from (${broken}) broken limit ${MOST_FINDINGS}`);
      return rows.map(({ finding }) => finding);
    },
    ...(mend.length > 0
      ? {
          async mend(db: Db) {
            for (const statement of mend) await db.query(statement);
          },
        }
      : {}),
  };
}
