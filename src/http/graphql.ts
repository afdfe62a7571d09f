import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { RequestEnded } from '../lib/request-ended.js';
import type { RequestContext } from '../resolvers/context.js';
import { Account } from './account.js';
import { Answer } from './answer.js';
import { AnswerCache, type AnswerCacheOptions, type Keepable } from './answer-cache.js';
import { answerKey, contentTypeFor } from './answer-key.js';
import { Allowance } from './allowance.js';
import { readBody } from './body.js';
import { clientOf, isThisMachine } from './client-address.js';
import { dependenciesIn } from './dependencies.js';
import { documentKeeper, DOCUMENT_LIMITS, type DocumentCheck } from './document-limits.js';
import { formatError } from './graphql-error.js';
import { nestsTooDeep } from './nesting.js';
import { notingWith, type Noted } from './noted.js';
import { pricedWith, queriesOnly, storableTextOnly, type HttpContext } from './plugins.js';
import { MAXIMUM_COST } from './price-list.js';
import { quoterOf } from './quote.js';
import { refusalBody, type Refusal } from './refusal.js';
import { languagesOf } from './languages.js';
import { sendAnswer, VARY } from './send-answer.js';
import { isBeyond } from './sequence.js';
import { exactly, send, type Exchange, type Route } from './route.js';

/** What resolvers are told of a request. */
export interface AskedFor extends Pick<RequestContext, 'languages' | 'rateLimit'> {
  /** Aborted when nothing more is to be done for it. */
  readonly signal: AbortSignal;
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
const GREATEST_BODY = 256 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';
/** Where the workbench is. */
const HOME = { location: './' };

/** What answers requests, and what they are held against. */
interface Serving {
  readonly server: ApolloServer<HttpContext>;
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
  const server = new ApolloServer<HttpContext>({
    schema,
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
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      queriesOnly,
      storableTextOnly,
      pricedWith(quoterOf(schema, Math.min(MAXIMUM_COST, allowance.most))),
      notingWith(dependenciesIn(schema)),
    ],
  });
  await server.start();
  const answers = new AnswerCache({ ...options, bytes: options.answerCacheBytes });
  const serving = { server, options, allowance, refusalOf: documentKeeper(), answers };
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
  const isPast = isBeyond(options.freshness.sequence, request.headers['communique-sequence']);
  const keyOf = (text: string) => (isPast ? null : answerKey(request, text));

  let key = isPost ? null : keyOf('');
  let kept = key === null ? null : answers.find(key);
  if (!isPost && !kept && !asksSomething(exchange.url)) {
    return refuse(exchange, { ...badRequest(303, 'Give a query, or POST one. The workbench is at /.'), headers: HOME });
  }
  const account = new Account(allowance, countedClient(exchange, options));
  const exhausted = account.open();
  if (exhausted) return refuse(exchange, exhausted, account);
  const text = isPost ? await readText(exchange, account) : '';
  if (text === undefined) return;
  if (isPost) key = keyOf(text);
  if (key !== null) kept ??= answers.find(key) ?? (await landed(serving, exchange, key));
  if (!kept) return answer(serving, exchange, { account, text, key });

  const overdrawn = kept.answer.quote && account.pay(kept.answer.quote);
  if (overdrawn) return refuse(exchange, overdrawn, account);
  return sendAnswer(exchange, kept.answer, {
    status: 200,
    isKept: true,
    sharedUntil: isPost ? null : kept.until,
    now: options.clock().getTime(),
    ownHeaders: () => account.headers(),
  });
}

/** Whether a GET asks anything at all. */
function asksSomething({ searchParams }: URL): boolean {
  return searchParams.has('query') || searchParams.has('extensions');
}

/** The answer that somebody else is making at this moment, once it is there; null where nobody is, or it is not kept. */
async function landed({ answers }: Serving, { deadline }: Exchange, key: string): Promise<Keepable | null> {
  const landing = answers.landing(key);
  if (!landing) return null;
  await deadline.before(landing);
  return answers.find(key);
}

/** A request that has to be answered by Apollo. */
interface Asked {
  readonly account: Account;
  readonly text: string;
  /** Null where the answer is not to be kept. */
  readonly key: string | null;
}

async function answer(serving: Serving, exchange: Exchange, { account, text, key }: Asked): Promise<void> {
  const { server, options, refusalOf, answers } = serving;
  const { request, url, deadline } = exchange;
  const isPost = request.method === 'POST';
  const body = isPost ? parsed(exchange, text, account) : {};
  if (body === undefined) return;
  const query =
    typeof body === 'object' && body !== null && 'query' in body ? body.query : url.searchParams.get('query');
  const unreadable = typeof query === 'string' ? refusalOf(query) : null;
  if (unreadable) return refuse(exchange, unreadable, account);

  const noted: Noted = { dependsOn: null, isRegistration: false };
  const attempt = answers.begin(key);
  let keepable: Keepable | null = null;
  try {
    const answering = server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
        headers: headersOf(exchange),
        search: url.search,
        body,
      },
      async context() {
        const { signal } = deadline;
        const rateLimit = () => account.statement();
        const context = await options.createContext({ languages: languagesOf(exchange), rateLimit, signal });
        return { ...context, account, noted };
      },
    });
    const result = await deadline.before(answering);
    // Only requests with @defer have parts, which the schema does not offer.
    if (result.body.kind !== 'complete') throw new Error('An answer came in parts.');
    const made = new Answer(result.body.string, result.headers.get('content-type') ?? JSON_TYPE, account.quote);
    const until = noted.dependsOn && (await deadline.before(attempt.until));
    if (noted.dependsOn && until !== null && !noted.isRegistration && isExpected(exchange, made)) {
      keepable = { answer: made, dependsOn: noted.dependsOn, until };
    }
    // What waits for it need not wait until it is sent.
    attempt.end(keepable);
    const isShareable = !isPost && request.headers.authorization === undefined;
    await sendAnswer(exchange, made, {
      status: result.status ?? 200,
      isKept: false,
      sharedUntil: isShareable ? until : null,
      now: options.clock().getTime(),
      ownHeaders: () => ({ ...othersOf(result.headers), ...account.headers() }),
    });
  } catch (error) {
    attempt.end(null);
    if (!(error instanceof RequestEnded)) throw error;
    if (error.ending === 'deadline')
      refuse(exchange, { status: 504, code: error.code, message: error.message }, account);
  }
}

/** What Apollo says besides what is said anyway: when to come again, for one. */
function othersOf(headers: HeaderMap): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OURS.has(name)));
}

const OURS = new Set(['content-type', 'content-length', 'cache-control']);

/** Whether an answer has the type that its key says. */
function isExpected({ request }: Exchange, { contentType }: Answer): boolean {
  return contentType === contentTypeFor(request.headers.accept);
}

/** Whose points a request takes; null for one that is not counted. */
function countedClient({ request }: Exchange, { rateLimit, trustedProxies }: GraphqlOptions): string | null {
  const client = clientOf(request, trustedProxies);
  // This machine is whoever runs the server, or a proxy that nobody has told of, before readers who cannot be told apart.
  return rateLimit === null && isThisMachine(client) ? null : client;
}

/** The text of the body; undefined when it was refused. */
async function readText(exchange: Exchange, account: Account): Promise<string | undefined> {
  const type = exchange.request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset=["']?utf-?8["']?\s*)?;?\s*$/i.test(type)) {
    const given = type ? `"${type}"` : 'no content type';
    return refuse(exchange, badRequest(415, `POST takes application/json in UTF-8, but got ${given}.`), account);
  }
  const encoding = exchange.request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    const message = `A request must not be compressed, but its encoding is "${encoding}".`;
    return refuse(exchange, badRequest(415, message), account);
  }
  const text = await readBody(exchange.request, GREATEST_BODY);
  if (text !== null) return text;
  return refuse(exchange, badRequest(413, `A request may have ${GREATEST_BODY / 1024} kB at most.`), account);
}

/** The parsed body; undefined when it was refused. */
function parsed(exchange: Exchange, text: string, account: Account): unknown {
  if (nestsTooDeep(text)) {
    const message = 'The variables nest too deep. Use a flatter filter.';
    return refuse(exchange, { status: 400, code: 'QUERY_TOO_COMPLEX', message }, account);
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Refused below: not JSON is as wrong as not an object.
  }
  const message = 'The body must be one JSON object such as {"query": "{ __typename }"}.';
  return refuse(exchange, badRequest(400, message), account);
}

function badRequest(status: number, message: string): Refusal {
  return { status, code: 'BAD_USER_INPUT', message };
}

/** A refusal in the form of a GraphQL answer, with what the client has left. */
function refuse(exchange: Exchange, refusal: Refusal, account?: Account): undefined {
  const { status, headers } = refusal;
  // A body that was not read to its end must not be taken for the next request.
  if (status === 413) exchange.response.setHeader('connection', 'close');
  const own = { 'content-type': JSON_TYPE, 'cache-control': 'no-store', vary: VARY };
  send(exchange, status, { ...own, ...account?.headers(), ...headers }, refusalBody(refusal));
  return undefined;
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
