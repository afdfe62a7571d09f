import type { Kind } from '../kinds/kind.js';
import type { Parameters } from './db.js';

/**
 * Of the language editions of a work that a list lets through, the one wanted most: the first of the languages that
 * there is, else the original. `listed` is everything else that the list asks of a row, on `t`: an edition that is not in
 * the list does not stand before one that is.
 */
export function editionSql(kind: Kind, languages: readonly string[], listed: string, parameters: Parameters): string {
  const { editions } = kind;
  if (!editions) throw new Error(`A ${kind.noun} has no language editions.`);
  const wanted = parameters.add(languages.flatMap(patternsOf), 'text[]');
  const exactly = `array_position(${wanted}, ${editions.language})`;
  const roughly = `array_position(${wanted}, split_part(${editions.language}, '-', 1) || '-*')`;
  const rank = `coalesce(least(${exactly}, ${roughly}), 1000), not ${editions.isOriginal}, t.id`;
  // Inside, `t` is the other edition.
  return `not exists (
    select 1 from (select ${editions.work}, ${rank}) shown (work, wish, derived, id) cross join lateral (
      select 1 from ${kind.table} t where ${editions.work} = shown.work and (${rank}) < (shown.wish, shown.derived, shown.id)
        and ${listed}) better)`;
}

/** What serves a wish, best first: the tag itself, ever less of it, any tag of that language (RFC 4647, lookup). */
function patternsOf(wish: string): string[] {
  const parts = wish.split('-');
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('-')), `${parts[0]}-*`];
}
