/** Browsers and servers stop at about this many characters. */
const LONGEST = 8192;

/** An address as http or https, made absolute by `base`; null for any other scheme and for what is no address. */
export function webAddress(text: string | null | undefined, base: string | null = null): string | null {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > LONGEST) return null;
  if (!URL.canParse(trimmed, base ?? undefined)) return null;
  const { protocol, href } = new URL(trimmed, base ?? undefined);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
