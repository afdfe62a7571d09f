import { Tokenizer } from 'htmlparser2';

const REFERENCE = /&(?:#\d{1,10}|#x[\da-f]{1,8}|[a-z][a-z\d]{0,40});/gi;

/** The names that XML has, and numbers, are read on the way; HTML has 2,231 names, of which a feed uses a few. */
const read = new Map<string, string>();
const MOST_KEPT = 1000;

/**
 * Text with its character references read, once. Names are those of HTML, which feeds use without declaring them;
 * what is no reference stays as it is, such as the `&` of an address.
 */
export function readReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, readReference) : text;
}

function readReference(reference: string): string {
  const known = read.get(reference);
  if (known !== undefined) return known;
  const characters = decode(reference);
  if (read.size >= MOST_KEPT) read.clear();
  read.set(reference, characters);
  return characters;
}

function decode(reference: string): string {
  let characters = '';
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => (characters += reference.slice(start, end)),
      ontextentity: (code) => (characters += String.fromCodePoint(code)),
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(reference);
  tokenizer.end();
  return characters;
}
