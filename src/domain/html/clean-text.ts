/** What no reader sees: controls, soft hyphens, marks of an encoding. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef\ufffe\uffff]/g;

/** White space of every kind: a space that does not break, or is wider or thinner than others, is a space. */
const SPACES = /[\s\u0085]+/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const SPACE_OF_A_LINE = /[^\S\n]/g;

/** An overlay that makes another character of the ">" of a tag before it, once HTML is normalised. */
const OVERLAY_AT_START = /(^|\s)\u0338+/g;

/** A text without what no reader sees, its white space collapsed as browsers do. NFC. */
export function collapsed(text: string): string {
  return normal(text.toWellFormed().replace(UNSEEN, '').replace(SPACES, ' '));
}

/** The same with its lines as they are, for what was set in lines. */
export function inLines(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(UNSEEN, '')
    .replace(LINE_ENDS, '\n')
    .replace(SPACE_OF_A_LINE, (space) => (space === '\t' ? '    ' : ' '));
  return normal(lines);
}

/** A short text of an attribute or a caption: collapsed and trimmed; null for nothing, and beyond its length. */
export function shortText(text: unknown, longest: number): string | null {
  if (typeof text !== 'string' || text.length > longest * 4) return null;
  const short = collapsed(text).trim();
  return short === '' || short.length > longest ? null : short;
}

export function normal(text: string): string {
  return text.normalize('NFC').replace(OVERLAY_AT_START, '$1');
}
