import Negotiator from 'negotiator';
import { parseLanguageTag } from '../lib/language-tag.js';
import type { Exchange } from './route.js';

/** The languages the client accepts, most wanted first; tags that are none are passed over. */
export function languagesOf({ request }: Exchange): string[] {
  return new Negotiator(request).languages().flatMap((tag) => {
    try {
      return tag === '*' ? [] : [parseLanguageTag(tag)];
    } catch {
      return [];
    }
  });
}
