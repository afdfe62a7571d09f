const BLOCK =
  'address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul';
const BEGINS_WITH_BLOCK = new RegExp(`^</?(?:${BLOCK})[\\s/>]`, 'i');
const OPENS_BLOCK = new RegExp(`<(?:${BLOCK})(?:\\s[^<>]*|/)?>`, 'gi');
const CLOSES_BLOCK = new RegExp(`</(?:${BLOCK})\\s*>`, 'gi');
const BLOCK_MARKUP = /<!-- wp:|<p[\s>]/i;

const CAPTION_OPENING = /^\[(?:wp_)?caption([^\][]*)\]/;
const PICTURE = /^\s*(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?/i;
const EMBED = /\[embed(?:\s[^\][]*)?\]([^\][]*)\[\/embed\]/g;
/** What stands for players and lists that only a running WordPress can show. */
const PLAYERS = /\[\/?(?:gallery|playlist|audio|video)(?:\s[^\][]*)?\]/g;
const GALLERY = /\[gallery\s([^\][]*)\]/g;
const MOST_PICTURES = 200;

/**
 * The HTML that WordPress would show: marks of blocks and known shortcodes taken out, captions put under their pictures, and
 * paragraphs where the classic editor leaves empty lines.
 */
export function wordpressHtml(content: string): string {
  const withCaptions = ['caption', 'wp_caption'].reduce(
    (text, tag) => replaceBetween(text, `[${tag}`, `[/${tag}]`, figureOf),
    replaceBetween(content.replace(/\r\n?/g, '\n'), '<!--', '-->', () => ''),
  );
  const plain = withCaptions
    .replace(EMBED, (_, address: string) => `<a href="${address.trim().replaceAll('"', '%22')}">${address.trim()}</a>`)
    .replace(PLAYERS, '');
  return BLOCK_MARKUP.test(content) ? plain.trim() : withParagraphs(plain);
}

/** The attachments that galleries name, in their order. */
export function galleryPictures(content: string): string[] {
  return [...content.matchAll(GALLERY)]
    .flatMap(([, attributes = '']) => /\bids=["']?([\d,\s]*)/.exec(attributes)?.[1]?.split(',') ?? [])
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .slice(0, MOST_PICTURES);
}

/** `[caption caption="…"]<img>[/caption]` of old, `[caption]<img> words[/caption]` since 2012. */
function figureOf(shortcode: string): string {
  const [opening, attributes = ''] = CAPTION_OPENING.exec(shortcode) ?? [];
  if (opening === undefined) return shortcode;
  const inner = shortcode.slice(opening.length, shortcode.lastIndexOf('['));
  const [picture = ''] = PICTURE.exec(inner) ?? [];
  const [, double, single] = /\bcaption=(?:"([^"]*)"|'([^']*)')/.exec(attributes) ?? [];
  const words = inner.slice(picture.length).trim() || double || single || '';
  const caption = words && `<figcaption>${words}</figcaption>`;
  return `\n\n<figure>${picture.trim()}${caption}</figure>\n\n`;
}

/** Empty lines begin a paragraph and line ends within one are kept, outside of what is preformatted. */
function withParagraphs(text: string): string {
  return splitBetween(text, '<pre', '</pre>')
    .map((piece) => (piece.isBetween ? piece.text : paragraphsOf(piece.text)))
    .join('\n\n')
    .trim();
}

/** A paragraph ends in HTML where a block begins or ends, so that none has to be closed. */
function paragraphsOf(text: string): string {
  return text
    .replace(OPENS_BLOCK, '\n\n$&')
    .replace(CLOSES_BLOCK, '$&\n\n')
    .split(/\n[^\S\n]*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => (BEGINS_WITH_BLOCK.test(piece) ? piece : `<p>${piece.replaceAll('\n', '<br>\n')}`))
    .join('\n\n');
}

function replaceBetween(text: string, open: string, close: string, replace: (whole: string) => string): string {
  return splitBetween(text, open, close)
    .map((piece) => (piece.isBetween ? replace(piece.text) : piece.text))
    .join('');
}

/** A text in pieces: those from an opening to the next closing, both included, and those outside. Linear, whatever is not closed. */
function splitBetween(text: string, open: string, close: string): { isBetween: boolean; text: string }[] {
  const pieces: { isBetween: boolean; text: string }[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) return [...pieces, { isBetween: false, text: text.slice(from) }];
    pieces.push({ isBetween: false, text: text.slice(from, start) });
    from = end + close.length;
    pieces.push({ isBetween: true, text: text.slice(start, from) });
  }
}
