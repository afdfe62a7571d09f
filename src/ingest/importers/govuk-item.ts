import { isPlainRecord } from './plain-record.js';
import type { Thing } from './popolo-file.js';
import { textIn } from './popolo-subject.js';

export const SITE = 'https://www.gov.uk';

/** A content item's own address. */
export function addressOf(item: Thing): string | null {
  const path = textIn(item, 'base_path');
  return path !== null && /^\/(?!\/)/.test(path) && URL.canParse(path, SITE) ? new URL(path, SITE).href : null;
}

export function detailsOf(item: Thing): Thing {
  return isPlainRecord(item.details) ? item.details : {};
}

/** The items that an item links to under any of the names, in order. */
export function linksOf(item: Thing, ...names: readonly string[]): readonly Thing[] {
  const links = isPlainRecord(item.links) ? item.links : {};
  return names.flatMap((name) => (Array.isArray(links[name]) ? links[name].filter(isPlainRecord) : []));
}

export function languageOf(item: Thing): string | null {
  const locale = textIn(item, 'locale');
  return locale !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) ? locale : null;
}

/** Whether an item was taken back: an empty notice says that it was not. */
export function isWithdrawn(item: Thing): boolean {
  return (
    item.withdrawn === true || (isPlainRecord(item.withdrawn_notice) && Object.keys(item.withdrawn_notice).length > 0)
  );
}

/** A body in HTML; of one in several types, that one. */
export function bodyOf(item: Thing): string | null {
  const { body } = detailsOf(item);
  if (!Array.isArray(body)) return textIn(detailsOf(item), 'body');
  const html = body.filter(isPlainRecord).find(({ content_type: type }) => type === 'text/html');
  return html === undefined ? null : textIn(html, 'content');
}
