import { Tokenizer } from 'htmlparser2';

/** Elements within a line: the words on both sides of them may be one word. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'noscript', 'template']);

/** Tags that writers put into titles and teasers; nothing else between angle brackets is taken for markup. */
const TAG =
  /<\/?(?:a|abbr|audio|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|li|math|object|ol|p|picture|pre|q|s|section|small|span|strike|strong|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|video)(?:\s[^<>]*|\/)?>/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** Whether a text is HTML rather than plain words: it has a tag. */
export function hasTags(text: string): boolean {
  return TAG.test(text);
}

/** Whether a text is HTML rather than plain words: it has a tag or a character reference. */
export function isMarkup(text: string): boolean {
  return hasTags(text) || REFERENCE.test(text);
}

/** The words of HTML on one line. Nothing is nested here, so that no depth costs anything. */
export function plainTextOf(html: string): string {
  let text = '';
  let silent: string | null = null;
  const ignore = () => undefined;
  const enter = (start: number, end: number) => {
    const tag = html.slice(start, end).toLowerCase();
    if (!INLINE.has(tag)) text += ' ';
    return tag;
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        if (silent === null) text += html.slice(start, end);
      },
      ontextentity: (code) => {
        if (silent === null) text += String.fromCodePoint(code);
      },
      onopentagname: (start, end) => {
        const tag = enter(start, end);
        if (SILENT.has(tag)) silent ??= tag;
      },
      onclosetag: (start, end) => {
        if (enter(start, end) === silent) silent = null;
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return onOneLine(text);
}

/** Words with single spaces between them. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
