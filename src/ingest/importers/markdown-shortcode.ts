import { escapeHtml } from '../../lib/text.js';
import type { TagArguments } from './markdown-tag.js';

/** What a tag of a template prints, in Markdown; `content` is what stands between it and its closing tag, null without one. */
type Shortcode = (given: TagArguments, content: string | null) => string;

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|svg|avif)$/i;

const first = ({ positional, named }: TagArguments, ...names: readonly string[]): string =>
  names.map((name) => named.get(name)).find((value) => value !== undefined) ?? positional[0] ?? '';

const named = (given: TagArguments, ...names: readonly string[]): string =>
  names.map((name) => given.named.get(name)).find((value) => value !== undefined && value !== '') ?? '';

/** An address that ends where Markdown says so. */
const address = (text: string): string =>
  text.trim().replace(/[\s()<>"]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A label that Markdown reads as it is. */
const label = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&');

const linkTo = (url: string, text: string): string => (url === '' ? label(text) : `[${label(text)}](${address(url)})`);

const block = (html: string): string => `\n\n${html}\n\n`;

function picture(given: TagArguments): string {
  const source = named(given, 'src', 'image', 'url', 'file', 'path', 'uid') || (given.positional[0] ?? '');
  const alt = named(given, 'alt', 'title') || (given.positional[1] ?? '');
  const caption = named(given, 'caption', 'figcaption');
  if (source === '') return label(caption);
  if (caption === '') return `![${label(alt)}](${address(source)})`;
  const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">`;
  return block(`<figure>${image}<figcaption>${escapeHtml(caption)}</figcaption></figure>`);
}

function quotation(given: TagArguments, content: string | null): string {
  const words = content ?? first(given, 'text', 'quote');
  const source = named(given, 'cite', 'author', 'source', 'attribution');
  const lines = words
    .trim()
    .split('\n')
    .concat(source === '' ? [] : ['', `— ${source}`]);
  return block(lines.map((line) => `> ${line}`).join('\n'));
}

function button(given: TagArguments): string {
  const url = named(given, 'href', 'url', 'link', 'file');
  const text = named(given, 'text', 'label', 'title');
  return url === '' ? first(given) : linkTo(url, text || url);
}

const aside: Shortcode = (given, content) => {
  const title = named(given, 'title', 'heading');
  return block(`${title === '' ? '' : `**${label(title)}**\n\n`}${content ?? ''}`);
};

/** With a language it is code, without one a marker's stroke. */
const highlight: Shortcode = ({ positional }, content) => {
  const [language] = positional;
  return language === undefined
    ? `<mark>${content ?? ''}</mark>`
    : block(`\`\`\`${language}\n${(content ?? '').trim()}\n\`\`\``);
};

const video =
  (site: string): Shortcode =>
  (given) => {
    const id = first(given, 'id');
    const url = id.includes('/') ? id : site + encodeURIComponent(id);
    return id === '' ? '' : linkTo(url, named(given, 'title') || url);
  };

const reference: Shortcode = (given) => address(first(given, 'path', 'file', 'url'));
const nothing: Shortcode = () => '';

/** The tags that sites of Hugo, Jekyll and Eleventy are known to use, by name. */
const SHORTCODES: ReadonlyMap<string, Shortcode> = new Map(
  Object.entries({
    ...{ ref: reference, relref: reference, link: reference, post_url: reference, tmp: reference },
    ...{ 'legacy-file': reference, asset: reference },
    ...{ figure: picture, img: picture, image: picture, image_with_class: picture, picture },
    ...{ 'img-right': picture, 'img-left': picture, 'legacy-img': picture, 'legacy-img-right': picture },
    ...{ quote: quotation, 'quote-block': quotation, blockquote: quotation, pullquote: quotation },
    ...{ button, 'asset-static': button },
    ...{ highlight, code: highlight },
    ...{ note: aside, box: aside, accordion: aside, alert: aside, notice: aside, details: aside },
    'card-prompt': (given, content) => block([named(given, 'intro'), content ?? '', cardButton(given)].join('\n\n')),
    youtube: video('https://www.youtube.com/watch?v='),
    vimeo: video('https://vimeo.com/'),
    'fb-video': video('https://www.facebook.com/watch/?v='),
    tweet: tweet,
    x: tweet,
    ...{ param: nothing, toc: nothing, assign: nothing, comment: nothing },
  } satisfies Record<string, Shortcode>),
);

function cardButton(given: TagArguments): string {
  return linkTo(named(given, 'button-url'), named(given, 'button-text'));
}

function tweet(given: TagArguments): string {
  const [user, id] = [named(given, 'user') || 'i', named(given, 'id') || (given.positional[0] ?? '')];
  const url = `https://twitter.com/${encodeURIComponent(user)}/status/${encodeURIComponent(id)}`;
  return id === '' ? '' : linkTo(url, url);
}

/**
 * What a tag prints. One that nobody told us of prints the picture or the link that its arguments are plainly of, and
 * what it stands around; never itself.
 */
export function printShortcode(given: TagArguments, content: string | null): string {
  const known = SHORTCODES.get(given.name);
  if (known) return known(given, content);
  if (content !== null) return content;
  if (PICTURE_FILE.test(named(given, 'src', 'image'))) return picture(given);
  return named(given, 'href', 'url') === '' ? '' : button(given);
}
