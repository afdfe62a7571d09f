/* temporary placeholder until the embedded database lands; replace this whole file */
import type { Duplex } from 'node:stream';
export interface EmbeddedDatabase { stream(): Duplex; socketPath: string; close(): Promise<void> }
export class DirectoryInUse extends Error {}
export function openEmbedded(_o: { directory: string; statementTimeoutMs: number; idleInTransactionMs: number; log: (m: string, d?: Record<string, unknown>) => void }): Promise<EmbeddedDatabase> { throw new Error('embedded: not here yet'); }
export async function socketOf(_directory: string): Promise<string | null> { return null; }
