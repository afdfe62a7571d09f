import { ApolloServer, type HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { OperationKeeper } from '../execution/operation-keeper.js';
import type { Lifetime } from '../lib/lifetime.js';
import { RequestEnded } from '../lib/request-ended.js';
import type { RequestContext } from '../resolvers/context.js';
import { Account } from './account.js';
import { Answer } from './answer.js';
import { AnswerCache, type AnswerCacheOptions, type Keepable } from './answer-cache.js';
import { answerKey, contentTypeFor } from './answer-key.js';
import { Allowance } from './allowance.js';
import { clientOf, isThisMachine } from './client-address.js';
import { compiledExecution } from './compiled-execution.js';
import { dependenciesIn } from './dependencies.js';
import { documentKeeper, DOCUMENT_LIMITS, type DocumentCheck } from './document-limits.js';
import { asksSomething, headersOf, NOTHING_ASKED, parseBody, readText } from './graphql-request.js';
import { formatError } from './graphql-error.js';
import { KnownOperations } from './known-operations.js';
import { notingWith, type Noted } from './noted.js';
import { pricedWith, queriesOnly, storableTextOnly, type HttpContext } from './plugins.js';
import { MAXIMUM_COST } from './price-list.js';
import { quoterOf } from './quote.js';
import { refusalBody, type Refusal } from './refusal.js';
import { languagesOf } from './languages.js';
import { sendAnswer, VARY } from './send-answer.js';
import { exactly, send, type Exchange, type Route } from './route.js';
import { writeAnswer } from './written-answer.js';
import { asksBeyond, SEQUENCE_HEADER } from './sequence.js';

/** What resolvers are told of a request. */
export interface AskedFor extends Pick<RequestContext, 'languages' | 'rateLimit'> {
  /** Over when nothing more is to be done for it. */
  readonly lifetime: Lifetime;
  /** Whether it must know of changes that were not heard of yet: nothing kept is good enough. */
  readonly mustBeFresh: boolean;
}

export interface GraphqlOptions extends Omit<AnswerCacheOptions, 'bytes'> {
  readonly schema: GraphQLSchema;
  readonly createContext: (asked: AskedFor) => Promise<RequestContext>;
  readonly log: Logger;
  /** The points of each client for a minute; 0 counts none, null counts them of other machines only. */
  readonly rateLimit: number | null;
  readonly trustedProxies: number;
  /** The most that answers which are kept may take; 0 keeps none. */
  readonly answerCacheBytes: number;
}

/** For a whole office behind one address: about three thousand pages of thirty articles with what they link to. */
const POINTS_A_MINUTE = 20_000;
const JSON_TYPE = 'application/json; charset=utf-8';

/** What answers requests, and what they are held against. */
interface Serving {
  readonly server: ApolloServer<HttpContext>;
  readonly known: KnownOperations;
  readonly options: GraphqlOptions;
  readonly allowance: Allowance;
  readonly refusalOf: DocumentCheck;
  readonly answers: AnswerCache;
}

/** The route, what it keeps, and what ends it. */
export interface GraphqlRoute {
  readonly route: Route;
  readonly answers: AnswerCache;
  readonly stop: () => Promise<void>;
}

/** GraphQL over HTTP at /graphql: POST of application/json, and GET for queries. */
export async function graphqlRoute(options: GraphqlOptions): Promise<GraphqlRoute> {
  const { schema, log } = options;
  const allowance = new Allowance({ pointsPerMinute: options.rateLimit ?? POINTS_A_MINUTE });
  const quoter = quoterOf(schema, Math.min(MAXIMUM_COST, allowance.most));
  const dependenciesOf = dependenciesIn(schema);
  const keeper = new OperationKeeper(schema);
  const known = new KnownOperations({ keeper, quoter, dependenciesOf });
  const execution = compiledExecution(schema, keeper, (query, operation) => known.learn(query, operation));
  const server = new ApolloServer<HttpContext>({
    gateway: execution.gateway,
    stringifyResult: writeAnswer,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // There are no cookies and no other ambient credentials that a foreign page could abuse.
    csrfPrevention: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    formatError: (formatted, error) => formatError(formatted, error, log),
    logger: { debug: () => {}, info: () => {}, warn: (text) => log.warn(text), error: (text) => log.error(text) },
    plugins: [
      // It wraps every field: a third of the time of a list query.
      ApolloServerPluginCacheControlDisabled(),
      // What is not said to be off is loaded to see whether it is wanted.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      queriesOnly,
      storableTextOnly,
      pricedWith(quoter),
      notingWith(dependenciesOf),
      execution.plugin,
    ],
  });
  await server.start();
  const answers = new AnswerCache({ ...options, bytes: options.answerCacheBytes });
  const serving = { server, known, options, allowance, refusalOf: documentKeeper(), answers };
  return {
    answers,
    route: {
      methods: ['GET', 'HEAD', 'POST'],
      matches: exactly('/graphql'),
      handle: (exchange) => handle(serving, exchange),
    },
    stop: () => server.stop(),
  };
}

async function handle(serving: Serving, exchange: Exchange): Promise<void> {
  const { options, allowance, answers } = serving;
  const { request } = exchange;
  const isPost = request.method === 'POST';
  await options.freshness.heardSoFar();
  const mustBeFresh = asksBeyond(request, options.freshness);
  const keyOf = (text: string) => (mustBeFresh === false ? answerKey(request, text) : null);

  let key = isPost ? null : keyOf('');
  let kept = key === null ? null : answers.find(key);
  if (!isPost && !kept && !asksSomething(exchange.url)) return refuse(serving, exchange, NOTHING_ASKED);
  const account = new Account(allowance, countedClient(exchange, options));
  const exhausted = account.open();
  if (exhausted) return refuse(serving, exchange, exhausted, account);
  if (typeof mustBeFresh !== 'boolean') return refuse(serving, exchange, mustBeFresh, account);
  const text = isPost ? await readText(request) : '';
  if (typeof text !== 'string') return refuse(serving, exchange, text, account);
  if (isPost) key = keyOf(text);
  if (key !== null) kept ??= answers.find(key) ?? (await landed(serving, exchange, key));
  if (!kept) return answer(serving, exchange, { account, text, key, mustBeFresh });

  const overdrawn = kept.answer.quote && account.pay(kept.answer.quote);
  if (overdrawn) return refuse(serving, exchange, overdrawn, account);
  return sendAnswer(exchange, kept.answer, {
    status: 200,
    isKept: true,
    sequence: options.freshness.sequence,
    sharedUntil: isPost ? null : kept.until,
    now: options.clock().getTime(),
    ownHeaders: () => account.headers(),
  });
}

/** The answer that somebody else is making at this moment, once it is there; null where nobody is, or it is not kept. */
async function landed({ answers }: Serving, { deadline }: Exchange, key: string): Promise<Keepable | null> {
  const landing = answers.landing(key);
  if (!landing) return null;
  try {
    await deadline.before(landing);
  } catch (error) {
    // Whoever waited too long is told so where it would have been answered itself.
    if (error instanceof RequestEnded) return null;
    throw error;
  }
  return answers.find(key);
}

/** A request that has to be answered by Apollo. */
interface Asked {
  readonly account: Account;
  readonly text: string;
  /** Null where the answer is not to be kept. */
  readonly key: string | null;
  readonly mustBeFresh: boolean;
}

async function answer(serving: Serving, exchange: Exchange, asked: Asked): Promise<void> {
  const { options, answers } = serving;
  const { request, deadline } = exchange;
  const { account, key, mustBeFresh } = asked;
  const isPost = request.method === 'POST';
  const read = isPost ? parseBody(asked.text) : { body: {} };
  if ('refusal' in read) return refuse(serving, exchange, read.refusal, account);

  const { sequence } = options.freshness;
  const noted: Noted = { dependsOn: null, isRegistration: false, failed: null };
  const contextOf = async () => {
    const { lifetime } = deadline;
    const rateLimit = () => account.statement();
    const of = { languages: languagesOf(exchange), rateLimit, lifetime, mustBeFresh };
    return { ...(await options.createContext(of)), account, noted };
  };
  const attempt = answers.begin(key);
  try {
    const made = await deadline.before(makeAnswer(serving, exchange, { body: read.body, isPost, contextOf }));
    if ('refusal' in made) {
      attempt.end(null);
      return refuse(serving, exchange, made.refusal, account);
    }
    const { status, contentType, others } = made;
    const whole = new Answer(made.text, contentType, account.quote);
    const { dependsOn, isRegistration } = noted;
    const until = dependsOn && (await deadline.before(attempt.until));
    const isKeepable = !isRegistration && contentType === contentTypeFor(request.headers.accept);
    // Whoever waits for it need not wait until it is sent.
    attempt.end(isKeepable && dependsOn && until !== null ? { answer: whole, dependsOn, until } : null);
    await sendAnswer(exchange, whole, {
      status,
      isKept: false,
      sequence,
      sharedUntil: isPost || request.headers.authorization !== undefined ? null : until,
      now: options.clock().getTime(),
      ownHeaders: () => ({ ...others, ...account.headers() }),
    });
  } catch (error) {
    attempt.end(null);
    if (!(error instanceof RequestEnded)) throw error;
    const late: Refusal = { status: 504, code: error.code, message: error.message };
    if (error.ending === 'deadline') refuse(serving, exchange, late, account);
  }
}

/** An answer that was just made. */
interface Made {
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  /** Headers besides those that every answer has. */
  readonly others: Readonly<Record<string, string>>;
}

interface Making {
  readonly body: object;
  readonly isPost: boolean;
  readonly contextOf: () => Promise<HttpContext>;
}

/** Makes an answer: at once where the operation is known, else by Apollo. */
async function makeAnswer(
  { server, known, refusalOf }: Serving,
  { request, url }: Exchange,
  { body, isPost, contextOf }: Making,
): Promise<Made | { readonly refusal: Refusal }> {
  const accepted = contentTypeFor(request.headers.accept);
  const isPlain = isPost && accepted !== null && !request.url?.includes('?');
  const text = isPlain ? await known.answer(body, contextOf) : null;
  if (text !== null) return { status: 200, text, contentType: accepted ?? JSON_TYPE, others: {} };

  const query = 'query' in body ? body.query : url.searchParams.get('query');
  const unreadable = typeof query === 'string' ? refusalOf(query) : null;
  if (unreadable) return { refusal: unreadable };
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
      headers: headersOf(request),
      search: url.search,
      body,
    },
    context: contextOf,
  });
  // Only requests with @defer have parts, which the schema does not offer.
  if (result.body.kind !== 'complete') throw new Error('An answer came in parts.');
  return {
    status: result.status ?? 200,
    text: result.body.string,
    contentType: result.headers.get('content-type') ?? JSON_TYPE,
    others: othersOf(result.headers),
  };
}

/** What Apollo says besides what is said anyway: when to come again, for one. */
function othersOf(headers: HeaderMap): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OURS.has(name)));
}

const OURS = new Set(['content-type', 'content-length', 'cache-control']);

/** Whose points a request takes; null for one that is not counted. */
function countedClient({ request }: Exchange, { rateLimit, trustedProxies }: GraphqlOptions): string | null {
  const client = clientOf(request, trustedProxies);
  // This machine is whoever runs the server, or a proxy that nobody has told of, before readers who cannot be told apart.
  return rateLimit === null && isThisMachine(client) ? null : client;
}

/** A refusal in the form of a GraphQL answer, with what the client has left. */
function refuse({ options }: Serving, exchange: Exchange, refusal: Refusal, account?: Account): void {
  const { status, headers } = refusal;
  // A body that was not read to its end must not be taken for the next request.
  if (status === 413) exchange.response.setHeader('connection', 'close');
  const own = { 'content-type': JSON_TYPE, 'cache-control': 'no-store', vary: VARY };
  const about = { ...own, [SEQUENCE_HEADER]: options.freshness.sequence, ...account?.headers() };
  send(exchange, status, { ...about, ...headers }, refusalBody(refusal));
}
