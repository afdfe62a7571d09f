const GENERAL_ASSEMBLY_SHORT =
  /^(?:(?:general assembly )?resolution )?([A-Z]{0,2}-?\d+\/\d+(?: [A-Z](?: and [A-Z])?)?)$/i;

/**
 * A symbol of the United Nations as it is printed on the document: `Resolution 77/13` and `a/res/77/13` are
 * A/RES/77/13. What has another shape is given back in capitals.
 */
export function normalizeSymbol(written: string): string {
  const text = written.trim().replace(/\s+/g, ' ');
  const [, short] = GENERAL_ASSEMBLY_SHORT.exec(text) ?? [];
  return short ? `A/RES/${short.toUpperCase()}` : text.toUpperCase();
}
