/**
 * Whatever JSON writes in another way than it stands: surrogates too, as they may be without their other half. One look with
 * it is quicker than one at each character.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** What `JSON.stringify` makes of a text, without the quotation marks: the text itself where nothing is to be escaped. */
export function escapedText(text: string): string {
  return ESCAPED.test(text) ? withinMarks(JSON.stringify(text)) : text;
}

/** A text in JSON. */
export function jsonText(text: string): string {
  return `"${escapedText(text)}"`;
}

/** A JSON text without its quotation marks. */
export function withinMarks(json: string): string {
  return json.slice(1, -1);
}
