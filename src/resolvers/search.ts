import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { pageSize } from '../database/page.js';
import { coverageOf } from '../domain/coverage.js';
import { kindOf, SEARCHED_KINDS, searchedWord } from '../kinds/index.js';
import type { Localized, NodeRow } from '../kinds/kind.js';
import type { ArticleRow } from '../kinds/article.js';
import { parseWhere } from '../kinds/where.js';
import { boundedWords, parseSearchQuery } from '../lib/search-query.js';
import { allOf, thenOf } from '../lib/value-or-promise.js';
import { Subject } from '../schema/subject.js';
import { EditionsInput } from '../schema/edition.js';
import { LanguageTagScalar } from '../schema/scalars.js';
import { SearchConnection, SearchInEnum, SearchTerm, Suggestion } from '../schema/search.js';
import { Coverage } from '../schema/server.js';
import { whereInput } from '../schema/where-input.js';
import { explain, useOf } from '../search/explanation.js';
import { highlightsOf } from '../search/highlight.js';
import { readSearch, type ReadTerm } from '../search/reading.js';
import { findResults, type SearchPage } from '../search/results.js';
import { suggestionsFor } from '../search/suggestions.js';
import { readPreferred } from './connection.js';
import type { RequestContext } from './context.js';
import { servedIn, textIn } from './language.js';
import { allRelated } from './relation.js';
import { selects } from './selection.js';

const SearchWhere = whereInput('Search');
const MOST_SUGGESTIONS = 20;
const DEFAULT_SUGGESTIONS = 10;

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Over all kinds at once, best first. Words are all wanted; "a phrase", -without, this or that. Names are found in any script and misspelled, words in English and Russian in all their forms, symbols such as 77/13 as they are written.',
  })
  async search(
    @Arg('query', () => String, { description: 'What is looked for, as one types it: 400 characters at most.' })
    query: string,
    @Arg('in', () => [SearchInEnum], { nullable: true, description: 'Where to look; everywhere when left out.' })
    places: string[] | null | undefined,
    @Arg('where', () => SearchWhere, { nullable: true, description: 'What the search is kept to.' })
    where: object | null | undefined,
    @Arg('editions', () => EditionsInput, {
      nullable: true,
      description:
        'One language edition of each item: of those that match, the one wanted most. Every edition when left out.',
    })
    editions: EditionsInput | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 1 to 100; 20 when left out.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'A cursor: go on after it.' })
    after: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const request = {
      query: parseSearchQuery(query, '"query"'),
      typeNames: places ? typesIn(places) : null,
      where: parseWhere(kindOf('Search'), where),
      editions: editions ? readPreferred(editions, context.languages) : undefined,
      first: pageSize(first, 'first'),
      after: after ?? null,
      withTotal: selects(info, 'totalCount') || selects(info, 'totalIsExact'),
    };
    const read = await readSearch(context, request.query);
    const page = await findResults(context, request, read);
    return {
      totalCount: page.total,
      totalIsExact: page.totalIsExact,
      rankedWithin: page.rankedWithin,
      pageInfo: () => ({
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: page.hits[0]?.cursor ?? null,
        endCursor: page.hits.at(-1)?.cursor ?? null,
      }),
      interpretedAs: () => ({
        explanation: explain(read.terms),
        terms: read.terms.map((term) => ({ ...term, use: useOf(term, read.terms) })),
      }),
      ...found(context, page, read.terms),
    };
  }

  @Query(() => [Suggestion], {
    description: 'Completes what is being typed, in any script and misspellings forgiven, best first.',
  })
  async suggest(
    @Arg('query', () => String, { description: 'What has been typed so far: 400 characters at most.' }) query: string,
    @Arg('in', () => [SearchInEnum], { nullable: true, description: 'Where to look; everywhere when left out.' })
    places: string[] | null | undefined,
    @Arg('language', () => LanguageTagScalar, {
      nullable: true,
      description: "The language wanted; the request's Accept-Language when left out.",
    })
    language: string | null | undefined,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: DEFAULT_SUGGESTIONS,
      description: 'How many at most: 1 to 20.',
    })
    first: number | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Suggestion[]> {
    const keys = await suggestionsFor(context.db, context.viewer, {
      typed: boundedWords(query, '"query"'),
      typeNames: typesIn(places ?? SEARCHED_KINDS.map(searchedWord)),
      first: pageSize(first, 'first', { usual: DEFAULT_SUGGESTIONS, most: MOST_SUGGESTIONS }),
    });
    const rows = await allRelated(context, keys);
    return rows.map((row) => suggestionOf(context, row, language));
  }
}

@Resolver(() => SearchConnection)
export class SearchConnectionResolver {
  @FieldResolver(() => Coverage, { description: "What was searched, so that 'nothing found' can be understood." })
  coverage(@Ctx() { db, viewer, timeZone }: RequestContext) {
    return coverageOf(db, viewer, timeZone);
  }
}

@Resolver(() => SearchTerm)
export class SearchTermResolver {
  @FieldResolver(() => [Subject], { description: 'The subjects whose name this is, in any script; ten at most.' })
  subjects(@Root() { subjects }: ReadTerm, @Ctx() context: RequestContext) {
    return allRelated(context, subjects);
  }
}

function typesIn(places: readonly string[]): string[] {
  return SEARCHED_KINDS.filter((kind) => places.includes(searchedWord(kind))).map(({ name }) => name);
}

/** The rows of a page, loaded when they are asked for, and their highlights, all at once with the first. */
function found(context: RequestContext, { hits }: SearchPage, terms: readonly ReadTerm[]) {
  const { db, loaders, languages } = context;
  const rows = () => allOf(hits.map(({ key }) => context.rowOf(key)));
  let highlighted: ReturnType<typeof highlightsOf> | undefined;
  return {
    // What was deleted since the page was read is left out.
    nodes: () => thenOf(rows(), (nodes) => nodes.filter((row) => row !== null)),
    edges: () =>
      thenOf(rows(), (nodes) => {
        const there = nodes.filter((row) => row !== null);
        return hits.flatMap(({ cursor, score }, at) => {
          const node = nodes[at];
          if (!node) return [];
          const highlights = async () => {
            highlighted ??= highlightsOf(db, loaders, terms, there, languages);
            return (await highlighted)[there.indexOf(node)];
          };
          return [{ cursor, score, node, highlights }];
        });
      }),
  };
}

function suggestionOf(context: RequestContext, row: NodeRow, language: string | null | undefined): Suggestion {
  if (row.typeName === 'Article') {
    const { title, language: own } = row as ArticleRow;
    return { text: title, language: own, result: row };
  }
  const named = row as NodeRow & { readonly names: Localized; readonly language: string };
  return {
    text: textIn(context, named, named.names, language) ?? '',
    language: servedIn(context, named, named.names, language),
    result: row,
  };
}
