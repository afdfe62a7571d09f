import Negotiator from 'negotiator';
import { parseLanguageTag } from '../lib/language-tag.js';
import { remembered } from './remembered.js';
import type { Exchange } from './route.js';

/** The languages the client accepts, most wanted first; tags that are none are passed over. */
export function languagesOf({ request }: Pick<Exchange, 'request'>): readonly string[] {
  return languagesIn(request.headers['accept-language']);
}

const languagesIn = remembered((header): readonly string[] =>
  new Negotiator({ headers: { 'accept-language': header } }).languages().flatMap((tag) => {
    try {
      return tag === '*' ? [] : [parseLanguageTag(tag)];
    } catch {
      return [];
    }
  }),
);
