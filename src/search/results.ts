import { Cursors } from '../database/cursor.js';
import type { Position } from '../database/order.js';
import { Parameters } from '../database/db.js';
import { editionSql } from '../database/edition.js';
import { FOR_ANY_VALUES } from '../database/named-statement.js';
import type { Reader } from '../database/reader.js';
import { visibleSql } from '../database/viewer.js';
import { whereSql } from '../database/where-sql.js';
import { SEARCHED_KINDS } from '../kinds/index.js';
import { searchKind } from '../kinds/search.js';
import type { Condition } from '../kinds/where.js';
import type { NodeKey } from '../lib/node-key.js';
import type { SearchQuery } from '../lib/search-query.js';
import type { ReadSearch } from './reading.js';
import { scopeOf, type Scope } from './periods.js';

/** So many of the newest matches are ranked. */
export const MOST_RANKED = 2_000;
/** So many are counted. */
export const MOST_COUNTED = 10_000;

/** What is searched for, where, and which part of the results is asked for. */
export interface SearchRequest {
  readonly query: SearchQuery;
  /** Types to look in; all when null. */
  readonly typeNames: readonly string[] | null;
  readonly where: Condition;
  /** One language edition of each work, as in lists; every edition when left out. */
  readonly editions?: readonly string[];
  readonly first: number;
  readonly after: string | null;
  readonly withTotal: boolean;
}

interface ScopedRequest extends SearchRequest {
  readonly scope: Scope;
}

/** One of the results. */
export class SearchHit {
  readonly key: NodeKey;
  readonly score: number;

  constructor(
    private readonly found: FoundHit,
    private readonly cursors: Cursors,
  ) {
    this.key = found.key;
    this.score = Number(found.score);
  }

  /** Signed when it is asked for: most requests have no use for it. */
  get cursor(): string {
    const { id, score, day, type } = this.found;
    return this.cursors.write({ id, values: [score, day, type] });
  }
}

/** A page of results, best first. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** At least so many when it is not exact; null when it was not asked for and did not show by itself. */
  readonly total: number | null;
  readonly totalIsExact: boolean;
  /** Only so many of the newest texts were ranked, and the results end with them; null when all were. */
  readonly rankedWithin: number | null;
}

interface FoundHit {
  readonly key: NodeKey;
  readonly id: string;
  readonly score: string;
  readonly day: string | null;
  readonly type: string;
}
interface FoundPage {
  readonly matched: number;
  readonly total: number | null;
  readonly hits: readonly FoundHit[];
}

const WITH_EDITIONS = SEARCHED_KINDS.filter(({ editions }) => editions);
/** Types of texts. All others have names, and come first when those are what was asked for. */
const TEXTS = ['Article', 'Statement'];
const NAMED = SEARCHED_KINDS.map(({ name }) => name).filter((name) => !TEXTS.includes(name));
/** Newest first; what has no date is never left out for being old. */
const NEWEST = 'dated_on desc nulls first, type_name desc, node_id desc';
const BEST = `score desc, coalesce(dated_on, 'infinity') desc, type_name desc, node_id desc`;

/**
 * What matches, best first: names before texts, then by how much of the words stands in the title, lead and body, then
 * the newest. The work is bounded however common the words are. One statement; two where more match than are ranked, and the last time
 * they did not.
 */
export async function findResults(reader: Reader, request: SearchRequest, read: ReadSearch): Promise<SearchPage> {
  const { query, typeNames, where, editions, after } = request;
  const scoped = { ...request, scope: scopeOf(where) };
  const list = [query, typeNames, where, editions];
  const cursors = new Cursors(reader.cursorKey, searchKind, searchKind.defaultOrder, list);
  const position = after === null ? null : cursors.read(after, 'after');
  const broad = reader.caches?.broadSearches;
  const asked = broad ? JSON.stringify(list) : '';
  const few = broad?.has(asked) ? null : await allRanked(reader, scoped, read, position);
  const page = few ?? (await newestRanked(reader, scoped, read, position));
  if (page.matched > MOST_RANKED) broad?.set(asked, 'BROAD');
  else broad?.delete(asked);
  return pageOf(page, cursors, request);
}

/**
 * Ranks each match as it is read. Null where there are more than are ranked: which of them are the newest is known only when all
 * have been read, and carrying their vectors until then costs more than reading those of the newest again.
 */
async function allRanked(
  reader: Reader,
  request: ScopedRequest,
  read: ReadSearch,
  position: Position | null,
): Promise<FoundPage | null> {
  const parameters = new Parameters();
  const listed = matchingSql(reader, request, read, parameters);
  // One index leads to the words of a period, whichever they are; for anything else the planner has to weigh.
  const planned = request.scope.isPeriodsAlone && !request.editions ? FOR_ANY_VALUES : '';
  const [page] = await reader.db.query<FoundPage>(
    `${planned}with ranked as materialized (
        select t.type_name, t.node_id, t.dated_on, ${scoreSql('t', request, read, parameters)} as score
          from search_document t where ${listed} limit ${MOST_RANKED + 1})
      select matched.matched, matched.matched as total, ${pageSql(request, position, parameters)} as hits
        from (select count(*)::integer as matched from ranked) matched`,
    parameters.values,
  );
  return page && page.matched <= MOST_RANKED ? page : null;
}

/** Ranks the newest matches, and beside them what has the words for its name. */
async function newestRanked(
  reader: Reader,
  request: ScopedRequest,
  read: ReadSearch,
  position: Position | null,
): Promise<FoundPage> {
  const { withTotal, where } = request;
  const parameters = new Parameters();
  // By its days as well: where the newest are walked, those after the stretch must not be.
  const scope = { ...request.scope, where };
  const listed = matchingSql(reader, { ...request, scope }, read, parameters);
  const [page] = await reader.db.query<FoundPage>(
    `with newest as materialized (
        select t.type_name, t.node_id, t.dated_on, t.ctid as place from search_document t where ${listed}
          order by ${NEWEST} limit ${MOST_RANKED + 1}),
      best as materialized (
        (select * from newest order by ${NEWEST} limit ${MOST_RANKED})
        ${looksForNames(request) ? `union (${namedSql(listed, parameters.add(withinTypes(read.tsquery, NAMED), 'tsquery'))})` : ''}),
      ranked as materialized (
        select n.type_name, n.node_id, n.dated_on, ${scoreSql('d', request, read, parameters)} as score
          from best n
            join search_document d on d.ctid = n.place)
      select (select count(*)::integer from newest) as matched,
        ${withTotal ? totalSql(listed) : 'null'} as total,
        ${pageSql(request, position, parameters)} as hits`,
    parameters.values,
  );
  return page as FoundPage;
}

/** What a document `t` must be: visible, with the words, within the filter, and of several editions that are so the one wanted most. */
function matchingSql(
  { viewer, moment }: Reader,
  { typeNames, scope: { periods, where }, editions }: ScopedRequest,
  read: ReadSearch,
  parameters: Parameters,
): string {
  // The index has the periods of each type by themselves, and those of all together.
  const only = periods && typeNames?.length === 1 ? `${typeNames[0]} ` : null;
  const wanted = only === null ? withinTypes(read.tsquery, typeNames) : read.tsquery;
  const names = periods?.names.map((name) => `${only ?? ''}${name}`);
  const matches = [
    `t.vector @@ ${parameters.add(wanted, 'tsquery')}`,
    ...(periods ? [`${periods.sql} && ${parameters.add(names, 'text[]')}`] : []),
    visibleSql(searchKind, viewer),
    whereSql(where, { viewer, moment, parameters }),
  ].join(' and ');
  return editions ? `${matches} and ${oneEditionSql(editions, matches, parameters)}` : matches;
}

/** The hits of a page, as JSON, out of `ranked`. */
function pageSql({ first }: SearchRequest, position: Position | null, parameters: Parameters): string {
  const [score, day, type] = position?.values ?? [];
  const beyond = position
    ? `where (score, coalesce(dated_on, 'infinity'), type_name, node_id) < (${parameters.add(score, 'double precision')},
        coalesce(${parameters.add(day, 'date')}, 'infinity'), ${parameters.add(type, 'text')} collate "C",
        ${parameters.add(position.id, 'bigint')})`
    : '';
  return `(select coalesce(json_agg(json_build_object('key', type_name || ':' || node_id, 'id', node_id::text,
        'score', score::text, 'day', dated_on::text, 'type', type_name) order by ${BEST}), '[]')
      from (select * from ranked ${beyond} order by ${BEST} limit ${parameters.add(first + 1, 'integer')}) hit)`;
}

function looksForNames({ typeNames }: SearchRequest): boolean {
  return typeNames === null || typeNames.some((name) => NAMED.includes(name));
}

/** However old: what has the name that was asked for comes first. */
function namedSql(listed: string, names: string): string {
  return `select t.type_name, t.node_id, t.dated_on, t.ctid from search_document t
    where t.vector @@ ${names} and ${listed} order by ${NEWEST} limit ${MOST_RANKED}`;
}

/** Of the editions of a work that match, the one wanted most; `matches` is what is asked of a document. */
function oneEditionSql(languages: readonly string[], matches: string, parameters: Parameters): string {
  const conditions = WITH_EDITIONS.map((kind) => {
    const isFound = `exists (select 1 from (select t.id) edition (id)
      join search_document t on t.type_name = '${kind.name}' and t.node_id = edition.id where ${matches})`;
    return `(t.type_name <> '${kind.name}' or exists (select 1 from (select t.node_id) document (id)
      join ${kind.table} t on t.id = document.id where ${editionSql(kind, languages, isFound, parameters)}))`;
  });
  return conditions.join(' and ');
}

/** The words, and one of the marks that tell the types of documents apart. */
function withinTypes(tsquery: string, typeNames: readonly string[] | null): string {
  if (typeNames === null) return tsquery;
  const marks = typeNames.length === 0 ? [`'@Nothing'`] : typeNames.map((typeName) => `'@${typeName}'`);
  return `( ${tsquery} ) & ( ${marks.join(' | ')} )`;
}

/** How well a document matches. Names come first, and before them those that are what was asked for. */
function scoreSql(
  document: string,
  request: SearchRequest,
  { tsquery, named }: ReadSearch,
  parameters: Parameters,
): string {
  // 'word' as 'word':A is the word in names alone.
  const inNames = tsquery.replace(/'(?:[^']|'')*'/g, '$&:A');
  const rank = `ts_rank('{0.1, 0.3, 0.5, 1}', ${document}.vector, ${parameters.add(tsquery, 'tsquery')})`;
  return [
    // Between 0 and 1, as normalization 32 of ts_rank makes it; this way around, words far apart keep a rank of 1e-17.
    `coalesce(1 / (1 + ${document}.log_length / nullif(${rank}, 0)), 0)`,
    ...(looksForNames(request)
      ? [
          `case when ${document}.type_name <> all (${parameters.add(TEXTS, 'text[]')})
            and ${document}.vector @@ ${parameters.add(inNames, 'tsquery')} then 1 else 0 end`,
        ]
      : []),
    ...(named.length > 0
      ? [
          `case when ${document}.type_name || ':' || ${document}.node_id = any (${parameters.add(named, 'text[]')})
            then 1 else 0 end`,
        ]
      : []),
  ].join(' + ');
}

/** Counted as far as the bound. */
function totalSql(listed: string): string {
  return `(select count(*)::integer from (select 1 from search_document t where ${listed} limit ${MOST_COUNTED + 1}) t)`;
}

function pageOf({ matched, total, hits }: FoundPage, cursors: Cursors, { first, after }: SearchRequest): SearchPage {
  return {
    hits: hits.slice(0, first).map((hit) => new SearchHit(hit, cursors)),
    hasNextPage: hits.length > first,
    hasPreviousPage: after !== null,
    total: total === null ? null : Math.min(total, MOST_COUNTED),
    totalIsExact: total === null || total <= MOST_COUNTED,
    rankedWithin: matched > MOST_RANKED ? MOST_RANKED : null,
  };
}
