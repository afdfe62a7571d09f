import { Marked } from 'marked';
import { messageOf } from '../../lib/errors.js';
import { escapeHtml } from '../../lib/text.js';
import { wholeText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import type { Importer, ImporterOptions } from './importer.js';
import type { ArticleItem, Flaw } from './item.js';
import { refuseCostlyMarkdown } from './markdown-cost.js';
import {
  categoriesOf,
  genreOf,
  imagesOf,
  isLeftOut,
  languageOf,
  publishedOf,
  textOf,
  urlOf,
} from './markdown-fields.js';
import { hasFrontMatter, splitPage, type Fields } from './markdown-front-matter.js';
import { expandTemplates } from './markdown-template.js';
import { plainTextOf } from './plain-text.js';

/** A chapter of a book has half of this. */
const MOST_BYTES = 512 * 1024;
const FILE_NAME = /\.(?:md|markdown|mdown|mkd)$/i;

const markdown = new Marked({ gfm: true, async: false });

/**
 * A page of a site that is built from files, as Hugo, Jekyll and Eleventy have them: YAML front matter, and Markdown below it. Drafts and pages that
 * only list others yield nothing.
 */
export const markdownImporter: Importer = {
  format: 'markdown',
  title: 'Markdown with YAML front matter (Hugo, Jekyll, Eleventy)',
  recognizes: ({ name, head }) =>
    FILE_NAME.test(name) && hasFrontMatter(new TextDecoder().decode(head.subarray(0, 256))),
  async *read(file, options) {
    const text = await wholeText(file, MOST_BYTES);
    const found = readPage(file, text, options);
    if (found) yield found;
  },
};

function readPage(file: SourceFile, text: string, options: ImporterOptions): ArticleItem | Flaw | null {
  try {
    const { fields, text: body } = splitPage(text);
    return isLeftOut(file.name, fields) ? null : pageItem(file.name, fields, body, options);
  } catch (error) {
    return { place: file.name, flaw: messageOf(error) };
  }
}

/** A page without title and date is about the site itself: a person's card, a list's settings. */
function pageItem(name: string, fields: Fields, text: string, options: ImporterOptions): ArticleItem | Flaw | null {
  const body = expandTemplates(text);
  const { title, rest } = titleOf(fields, body);
  const published = publishedOf(name, fields, options);
  if (title === null && published === null && fields.size > 0) return null;
  if (title === null)
    return {
      place: name,
      flaw: 'A page must have a title, in its front matter or as its first heading, but has none.',
    };

  const lead = leadOf(fields);
  const html = htmlOf(rest) || teaserOf(fields, title, lead);
  if (html === '') return { place: name, flaw: `"${title}" must have a text, a summary or a link, but has none.` };
  const url = urlOf(fields);
  return {
    type: 'ARTICLE',
    place: name,
    externalId: null,
    isFile: true,
    url,
    title,
    subheading: textOf(fields, 'deck', 'subtitle', 'subheading', 'subhead'),
    lead,
    body: { html, baseUrl: url },
    language: languageOf(name, fields),
    published,
    genre: genreOf(name, fields),
    categories: categoriesOf(fields),
    images: imagesOf(fields, url),
  };
}

const HEADING = /^(?:[ \t]*\r?\n){0,20}#[ \t]+(.*?)[ \t]*#*[ \t]*(?:\r?\n|$)/;

/** The title, and the text without it where it was taken from there. */
function titleOf(fields: Fields, body: string): { title: string | null; rest: string } {
  const given = textOf(fields, 'title', 'headline');
  if (given !== null) return { title: given, rest: body };
  const [heading, words] = HEADING.exec(body) ?? [];
  if (heading === undefined || words === undefined) return { title: null, rest: body };
  return { title: inlineText(words) || null, rest: body.slice(heading.length) };
}

/** A summary is Markdown, HTML or both, as its site likes it. */
function leadOf(fields: Fields): string | null {
  const given = textOf(fields, 'summary', 'excerpt', 'description', 'abstract', 'lead');
  return given === null ? null : inlineText(given) || null;
}

function inlineText(text: string): string {
  const expanded = expandTemplates(text);
  refuseCostlyMarkdown(expanded);
  return plainTextOf(markdown.parseInline(expanded) as string);
}

function htmlOf(text: string): string {
  refuseCostlyMarkdown(text);
  return (markdown.parse(text) as string).trim();
}

/** Of a page that only points to one elsewhere, its summary and the way there. */
function teaserOf(fields: Fields, title: string, lead: string | null): string {
  const elsewhere = textOf(fields, 'source_url', 'redirectto', 'link', 'external_url');
  const link = elsewhere === null || !URL.canParse(elsewhere) ? null : [escapeHtml(elsewhere), escapeHtml(title)];
  const paragraphs = [lead && escapeHtml(lead), link && `<a href="${link[0]}">${link[1]}</a>`].filter(Boolean);
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
}
