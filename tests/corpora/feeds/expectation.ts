import type { ArticleItem, ItemBody } from '../../../src/ingest/importers/item.js';
import { hasTags, onOneLine, plainTextOf } from '../../../src/ingest/importers/plain-text.js';

/** One thing that a file of feedparser expects: a field of an entry, and its value. */
export interface Expectation {
  readonly entry: number;
  /** `content[0].value`, `tags[1].term`. */
  readonly field: string;
  readonly value: string;
}

/** What is expected of a field that is mapped here, and whether it is so. */
type Check = (article: ArticleItem, value: string, field: string) => boolean;

/** What a text without words is put under, see `withTitles`. */
const TITLE_PUT_IN = '<p>-</p>';

const TERM = /^entries\[(\d+)\]((?:\.[a-z_]+|\['[a-z_]+'\]|\[\d+\])+)\s*==\s*(.+)$/su;

/** Each field of feedparser that an article has, by its name. */
const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [
    /^title(?:_detail\.value)?$/,
    (article, value) => article.title === onOneLine(value) || article.title === plainTextOf(value),
  ],
  [
    /^(?:link|links\[0\]\.href)$/,
    (article, value) => article.url === (URL.canParse(value) ? new URL(value).href : value),
  ],
  [/^(?:id|guid)$/, (article, value) => article.externalId === value],
  [/^(?:description|summary|summary_detail\.value)$/, saysAsSummary],
  [/^content\[0\]\.value$/, ({ body }, value) => isSame(body, value)],
  [/^(?:published|updated|modified|created|issued)_parsed$/, isThen],
  [/^(?:title_detail|summary_detail|content\[\d\])\.language$/, ({ language }, value) => language === value],
  [/^(?:category|tags\[\d+\]\.(?:term|label))$/, ({ categories }, value) => categories.includes(value)],
  [/^media_(?:content|thumbnail)\[\d+\]\.url$/, ({ images }, value) => images.some(({ url }) => url === value)],
  [/^(?:summary_detail|content\[0\])\.base$/, ({ body }, value) => !('html' in body) || body.baseUrl === value],
];

/** What the comment of a file expects of its entries; null for terms of anything else. */
export function expectationsOf(comment: string): (Expectation | null)[] {
  return comment.split(/\s+and\s+(?=not\b|bozo|entries|feed|len|encoding|version|ord)/u).map(termOf);
}

/** Whether an article is as expected; null where the field is none of an article. */
export function agrees(article: ArticleItem | undefined, { field, value }: Expectation): boolean | null {
  const check = CHECKS.find(([pattern]) => pattern.test(field))?.[1];
  if (!check) return null;
  return article !== undefined && check(article, value, field);
}

function termOf(term: string): Expectation | null {
  const [, entry, path = '', literal = ''] = TERM.exec(term.trim()) ?? [];
  if (entry === undefined) return null;
  const value = literalOf(literal.trim());
  return value === null ? null : { entry: Number(entry), field: fieldOf(path), value };
}

function fieldOf(path: string): string {
  return path.replace(/\['([a-z_]+)'\]/g, '.$1').replace(/^\./, '');
}

/** A text of Python, or a time as a tuple. */
function literalOf(literal: string): string | null {
  if (/^\((?:\d+, )+\d+\)$/.test(literal)) return literal;
  const [, , words] = /^u?("""|'''|'|")(.*)\1$/su.exec(literal) ?? [];
  if (words === undefined) return null;
  return words.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/giu, (_, byte?: string, unit?: string, other = '') => {
    if (byte ?? unit) return String.fromCharCode(parseInt((byte ?? unit) as string, 16));
    return ({ n: '\n', t: '\t' } as Record<string, string>)[other as string] ?? (other as string);
  });
}

function saysAsSummary(article: ArticleItem, value: string): boolean {
  const words = plainTextOf(value);
  return article.lead === null ? isSame(article.body, value) || startsAs(article.body, words) : article.lead === words;
}

function startsAs(body: ItemBody, words: string): boolean {
  return 'html' in body && plainTextOf(body.html).startsWith(words) && words !== '';
}

/** Whether a body is this HTML: the same words, and the same addresses once they are made absolute. */
function isSame(given: ItemBody, value: string): boolean {
  const body = 'html' in given ? { ...given, html: given.html.replace(TITLE_PUT_IN, '') } : given;
  if (!('html' in body))
    return onOneLine(body.text) === onOneLine(value) || onOneLine(body.text) === plainTextOf(value);
  if (!hasTags(value)) return plainTextOf(body.html) === plainTextOf(value);
  return (
    plainTextOf(body.html) === plainTextOf(value) &&
    addresses(body.html, body.baseUrl) === addresses(value, body.baseUrl)
  );
}

function addresses(html: string, base: string | null): string {
  return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)]
    .map(([, address = '']) =>
      URL.canParse(address, base ?? undefined) ? new URL(address, base ?? undefined).href : address,
    )
    .join(' ');
}

function isThen({ published }: ArticleItem, value: string): boolean {
  const [year = 0, month = 1, day, hour, minute, second] = value.match(/\d+/g)?.map(Number) ?? [];
  const then = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (published?.precision === 'TIME') return Math.floor(published.at.getTime() / 1000) === then.getTime() / 1000;
  return published?.from === then.toISOString().slice(0, 10);
}
