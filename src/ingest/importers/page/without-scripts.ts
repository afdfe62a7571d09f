import { Tokenizer } from 'htmlparser2';

/** What programs and style sheets are written in; what is told about the page in JSON stays. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style']);
const LINKED_DATA = /^application\/ld\+json$/i;

/** A page without what its scripts, style sheets and comments say, which is most of it and never its news. */
export function withoutScripts(html: string): string {
  const kept: string[] = [];
  let from = 0;
  /** Where the content of a script begins that is left out; -1 outside of one. */
  let cutFrom = -1;
  let [name, attribute, type] = ['', '', ''];
  const cut = (start: number, end: number) => {
    if (start < from) return;
    kept.push(html.slice(from, start));
    from = end;
  };
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        [name, type] = [html.slice(start, end).toLowerCase(), ''];
      },
      onattribname: (start, end) => (attribute = html.slice(start, end).toLowerCase()),
      onattribdata(start, end) {
        if (attribute === 'type') type = html.slice(start, end).trim();
      },
      onopentagend(end) {
        if (UNREAD.has(name) && !LINKED_DATA.test(type)) cutFrom = end + 1;
      },
      onclosetag(start, end) {
        if (cutFrom >= 0 && UNREAD.has(html.slice(start, end).toLowerCase())) cut(cutFrom, start - 2);
        cutFrom = -1;
      },
      oncomment: (start, end, offset) => cut(start, end - offset),
      onselfclosingtag: nothing,
      ontext: nothing,
      ontextentity: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      oncdata: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  if (cutFrom >= 0) cut(cutFrom, html.length);
  return [...kept, html.slice(from)].join('');
}
