import type { GazetteerSubject } from './gazetteer.js';
import { quotedSpans, type Span } from './span.js';
import { readTokens } from './tokens.js';

const SHORTEST_TITLE = 3;

/** Resolutions by title, compared by words; several share one where a resolution comes back every other year. */
export function compileTitles(resolutions: readonly GazetteerSubject[]): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  for (const resolution of resolutions) {
    const spelled = [...Object.values(resolution.title), ...resolution.aliases.map(({ text }) => text)];
    for (const title of new Set(spelled.map(titleKey))) {
      if (title.split(' ').length < SHORTEST_TITLE) continue;
      titles.set(title, [...(titles.get(title) ?? []), resolution.id]);
    }
  }
  return titles;
}

function titleKey(title: string): string {
  return readTokens(title)
    .map(({ key }) => key)
    .join(' ');
}

/**
 * Places where known resolutions are named by their title in quotation marks. A title that several share means the one
 * of them that the text names by its symbol; when it names none or more of them, none.
 */
export function findTitles(
  text: string,
  titles: ReadonlyMap<string, readonly string[]>,
  namedBySymbol: ReadonlySet<string>,
): (Span & { readonly subjectId: string })[] {
  if (titles.size === 0) return [];
  return quotedSpans(text).flatMap((span) => {
    const sharing = titles.get(titleKey(text.slice(span.start, span.end))) ?? [];
    const meant = sharing.length > 1 ? sharing.filter((id) => namedBySymbol.has(id)) : sharing;
    return meant.length === 1 ? [{ ...span, subjectId: meant[0] as string }] : [];
  });
}
