const SEQUENCE = /^\d{1,18}$/;

/**
 * Whether a client wants to read what is newer than all that was heard of: it gives the number of a write of its own.
 * What is no number is taken for a newer one.
 */
export function isBeyond(heard: string, given: string | string[] | undefined): boolean {
  if (given === undefined) return false;
  return typeof given !== 'string' || !SEQUENCE.test(given) || BigInt(given) > BigInt(heard);
}
