import { webAddress } from '../../lib/web-address.js';
import { ARTICLE_GENRES, type ArticleGenre } from '../../kinds/vocabulary.js';
import { badInput } from '../../lib/errors.js';
import type { CsvMapping, MappedValue } from './csv-mapping.js';
import type { CsvRow } from './csv-rows.js';
import { cellDate, cellPieces, cellValue, told, type Reading } from './csv-value.js';
import type { ArticleItem, ItemBody } from './item.js';
import { plainTextOf } from './plain-text.js';

/** The news item that a row is; throws BAD_USER_INPUT with the column and what would work. */
export function rowArticle(row: CsvRow, mapping: CsvMapping, reading: Reading): ArticleItem {
  const texts = (name: string) => (mapping.fields.get(name) ?? []).flatMap((value) => textOf(row, value) ?? []);
  const text = (name: string) => texts(name)[0] ?? null;
  const pieces = (name: string) => (mapping.fields.get(name) ?? []).flatMap((value) => piecesOf(row, value));
  const title = plainTextOf(text('title') ?? '');
  if (title === '') throw badInput('A news item must have a title, but has none.');
  const url = webAddress(text('url'));
  const id = mapping.id === null ? '' : row.cell(mapping.id);
  return {
    type: 'ARTICLE',
    place: `row ${row.number}`,
    externalId: id || url,
    url,
    title,
    subheading: text('subheading'),
    lead: text('lead'),
    body: bodyOf(title, text('html'), texts('text'), url),
    language: text('language') ?? mapping.language,
    published: dateOf(row, mapping, reading),
    genre: genreOf(text('genre')),
    categories: [...new Set(pieces('categories'))],
    images: pieces('images').map((image) => ({
      ...{
        url: webAddress(image),
        fileName:
          image
            .replace(/[?#].*$/s, '')
            .split('/')
            .at(-1) || null,
      },
      ...{ alt: null, caption: null, credit: null, width: null, height: null },
    })),
  };
}

function bodyOf(title: string, html: string | null, texts: readonly string[], baseUrl: string | null): ItemBody {
  if (html !== null) return { html, baseUrl };
  const text = texts
    .join('\n\n')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]*\n\s*/g, '\n\n')
    .trim();
  if (text === '') throw badInput(`"${title}" must have a text, but has none.`);
  return { text };
}

function textOf(row: CsvRow, value: MappedValue): string | null {
  if ('column' in value) return cellValue(row, value);
  return typeof value.constant === 'string' ? value.constant : null;
}

function piecesOf(row: CsvRow, value: MappedValue): readonly string[] {
  return 'column' in value ? cellPieces(row, value) : [value.constant].flat().map(String);
}

function dateOf(row: CsvRow, mapping: CsvMapping, reading: Reading): ArticleItem['published'] {
  const [value] = mapping.fields.get('published') ?? [];
  const text = value === undefined ? null : textOf(row, value);
  if (value === undefined || text === null) return null;
  return told('column' in value ? value.column : 'published', row, () => cellDate(text, reading));
}

function genreOf(text: string | null): ArticleGenre | null {
  if (text === null) return null;
  const word = text.toUpperCase().replace(/[ -]+/g, '_');
  const genre = ARTICLE_GENRES.find((known) => known === word);
  if (genre === undefined) throw badInput(`A genre must be one of ${ARTICLE_GENRES.join(', ')}, but got "${text}".`);
  return genre;
}
