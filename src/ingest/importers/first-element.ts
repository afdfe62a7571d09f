/** What may stand before the first element of XML, a document type with declarations of its own among it. */
const PREAMBLE = /(?:[\s\ufeff]+|<\?[^>]*>|<!--[^]*?-->|<![a-z][^>[]*(?:\[[^\]]*\][^>]*)?>)*/iy;
const ELEMENT = /<([a-z_][\w.:-]*)/iy;

/** The beginning of a file as Latin letters, whatever the encoding: enough to tell its format. */
export function openingOf(head: Uint8Array): string {
  return Buffer.from(head)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|þÿ|ÿþ)/, '');
}

/** The name of the first element of XML, without its prefix; null for what is not XML. */
export function firstElementOf(opening: string): string | null {
  PREAMBLE.lastIndex = 0;
  ELEMENT.lastIndex = PREAMBLE.exec(opening)?.[0].length ?? 0;
  const [, name] = ELEMENT.exec(opening) ?? [];
  return name?.replace(/^.*:/, '') ?? null;
}
