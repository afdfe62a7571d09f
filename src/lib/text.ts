/** Whether a text holds what no database or reader can take: a NUL or half a surrogate pair. */
export function isUnstorable(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

/** The number of words: runs of letters, digits and what joins them. */
export function countWords(text: string): number {
  const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
  let count = 0;
  while (word.test(text)) count += 1;
  return count;
}

/** The first words of a text, cut at a word's end and marked with an ellipsis; whole when it is short enough. */
export function excerptOf(text: string, length: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(flat);
  if (characters.length <= length) return flat;
  const cut = characters.slice(0, length).join('');
  const atWord = characters[length] === ' ' ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 0));
  return `${(atWord || cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text safe to put into HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}

/** Paragraphs, separated by an empty line, as HTML. */
export function paragraphsToHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
