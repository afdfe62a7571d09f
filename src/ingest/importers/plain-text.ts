import { Parser } from 'htmlparser2';

/** Elements that a reader sees as a break between words. */
const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote']);
const UNREAD = new Set(['script', 'style', 'template']);

/** What a reader sees of a line of HTML: its entities read, its tags gone, its white space single. */
export function plainText(html: string): string {
  const pieces: string[] = [];
  let unread = 0;
  const parser = new Parser({
    ontext: (text) => unread === 0 && pieces.push(text),
    onopentagname(name) {
      if (UNREAD.has(name)) unread++;
      if (BREAKS.has(name)) pieces.push(' ');
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread--;
      if (BREAKS.has(name)) pieces.push(' ');
    },
  });
  parser.end(html);
  return pieces.join('').replace(/\s+/gu, ' ').trim();
}
