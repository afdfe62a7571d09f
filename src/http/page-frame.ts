import { writeDate, type DatePrecision } from '../lib/calendar.js';
import { escapeHtml } from '../lib/text.js';
import type { RequestContext } from '../resolvers/context.js';
import { send, type Exchange } from './route.js';

/** An instant for readers of a language, no more exactly than it is known; empty when it is not. */
export function date(instant: Date, precision: DatePrecision, language: string, { timeZone }: RequestContext): string {
  const text = writeDate(instant, precision, timeZone, language);
  return text === null ? '' : escapeHtml(text);
}

const STYLE = `:root{color-scheme:light dark}body{font:1.125rem/1.6 Georgia,serif;max-width:38rem;margin:3rem auto;
padding:0 1rem}h1{font-size:clamp(1.5rem,5vw,2rem);line-height:1.25}h2{font-size:1.25rem}.date{color:gray;font-family:system-ui,sans-serif;font-size:1rem;
display:block}blockquote{margin:0;padding-left:1.25rem;border-left:.25rem solid}figure{margin:0}.sources{margin-top:2rem;border-top:1px solid;font:.875rem/1.5 system-ui,sans-serif}.sources ul{list-style:none;padding:0;overflow-wrap:anywhere}figcaption{margin:1rem 0}nav{margin-top:2rem;font:1rem/1.6 system-ui,sans-serif;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}ol.news{list-style:none;padding:0}ol.news li{margin:1.25rem 0}`;

/** A page in a language: `body` is HTML. */
export function document(language: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
<main>${body}</main>
</html>
`;
}

export function sendPage(exchange: Exchange, html: string): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'Accept-Language',
    'content-security-policy': `default-src 'none'; img-src https: http:; style-src 'unsafe-inline'; frame-ancestors 'none'`,
  };
  send(exchange, 200, headers, html);
}
