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
import { Allowance } from './allowance.js';
import { readBody } from './body.js';
import { clientOf, isThisMachine } from './client-address.js';
import { compiledExecution, writeAnswer } from './compiled-execution.js';
import { documentKeeper, DOCUMENT_LIMITS, type DocumentCheck } from './document-limits.js';
import { formatError } from './graphql-error.js';
import { nestsTooDeep } from './nesting.js';
import { pricedWith, queriesOnly, storableTextOnly, type HttpContext } from './plugins.js';
import { MAXIMUM_COST } from './price-list.js';
import { quoterOf } from './quote.js';
import { refusalBody, type Refusal } from './refusal.js';
import { languagesOf } from './languages.js';
import { exactly, send, type Exchange, type Route } from './route.js';

/** What resolvers are told of a request. */
export interface AskedFor extends Pick<RequestContext, 'languages' | 'rateLimit'> {
  /** Aborted when nothing more is to be done for it. */
  readonly signal: AbortSignal;
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: (asked: AskedFor) => Promise<RequestContext>;
  readonly log: Logger;
  /** The points of each client for a minute; 0 counts none, null counts them of other machines only. */
  readonly rateLimit: number | null;
  readonly trustedProxies: number;
}

/** For a whole office behind one address: about three thousand pages of thirty articles with what they link to. */
const POINTS_A_MINUTE = 20_000;
const GREATEST_BODY = 256 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

/** What answers requests, and what they are held against. */
interface Serving {
  readonly server: ApolloServer<HttpContext>;
  readonly options: GraphqlOptions;
  readonly allowance: Allowance;
  readonly refusalOf: DocumentCheck;
}

/** GraphQL over HTTP at /graphql: POST of application/json, and GET for queries. `stop` ends it. */
export async function graphqlRoute(options: GraphqlOptions): Promise<{ route: Route; stop: () => Promise<void> }> {
  const { schema, log } = options;
  const allowance = new Allowance({ pointsPerMinute: options.rateLimit ?? POINTS_A_MINUTE });
  const server = new ApolloServer<HttpContext>({
    gateway: compiledExecution(schema),
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
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      queriesOnly,
      storableTextOnly,
      pricedWith(quoterOf(schema, Math.min(MAXIMUM_COST, allowance.most))),
    ],
  });
  await server.start();
  const serving = { server, options, allowance, refusalOf: documentKeeper() };
  return {
    route: {
      methods: ['GET', 'HEAD', 'POST'],
      matches: exactly('/graphql'),
      handle: (exchange) => handle(serving, exchange),
    },
    stop: () => server.stop(),
  };
}

async function handle({ server, options, allowance, refusalOf }: Serving, exchange: Exchange): Promise<void> {
  const { request, response, url, deadline } = exchange;
  response.setHeader('vary', 'Accept-Language');
  if (request.method !== 'POST' && !url.searchParams.has('query') && !url.searchParams.has('extensions')) {
    response.setHeader('location', './');
    return refuse(exchange, badRequest(303, 'Give a query, or POST one. The workbench is at /.'));
  }
  const account = new Account(allowance, countedClient(exchange, options));
  const exhausted = account.open();
  // For refusals as well; an answer gives what is left after it.
  for (const [name, value] of Object.entries(account.headers())) response.setHeader(name, value);
  if (exhausted) return refuse(exchange, exhausted);
  const body = request.method === 'POST' ? await readJson(exchange) : {};
  if (body === undefined) return;
  const query =
    typeof body === 'object' && body !== null && 'query' in body ? body.query : url.searchParams.get('query');
  const unreadable = typeof query === 'string' ? refusalOf(query) : null;
  if (unreadable) return refuse(exchange, unreadable);

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
      return { ...(await options.createContext({ languages: languagesOf(exchange), rateLimit, signal })), account };
    },
  });
  try {
    const result = await deadline.before(answering);
    for (const [name, value] of Object.entries(account.headers())) response.setHeader(name, value);
    for (const [name, value] of result.headers) response.setHeader(name, value);
    // Only requests with @defer have parts, which the schema does not offer.
    if (result.body.kind !== 'complete') throw new Error('An answer came in parts.');
    send(exchange, result.status ?? 200, {}, result.body.string);
  } catch (error) {
    if (!(error instanceof RequestEnded)) throw error;
    if (error.ending === 'deadline') refuse(exchange, { status: 504, code: error.code, message: error.message });
  }
}

/** Whose points a request takes; null for one that is not counted. */
function countedClient({ request }: Exchange, { rateLimit, trustedProxies }: GraphqlOptions): string | null {
  const client = clientOf(request, trustedProxies);
  // This machine is whoever runs the server, or a proxy that nobody has told of, before readers who cannot be told apart.
  return rateLimit === null && isThisMachine(client) ? null : client;
}

/** The parsed body; undefined when it was refused. */
async function readJson(exchange: Exchange): Promise<unknown> {
  const type = exchange.request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset=["']?utf-?8["']?\s*)?;?\s*$/i.test(type)) {
    const given = type ? `"${type}"` : 'no content type';
    return refuse(exchange, badRequest(415, `POST takes application/json in UTF-8, but got ${given}.`));
  }
  const encoding = exchange.request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    return refuse(exchange, badRequest(415, `A request must not be compressed, but its encoding is "${encoding}".`));
  }
  const text = await readBody(exchange.request, GREATEST_BODY);
  if (text === null) {
    return refuse(exchange, badRequest(413, `A request may have ${GREATEST_BODY / 1024} kB at most.`));
  }
  if (nestsTooDeep(text)) {
    const message = 'The variables nest too deep. Use a flatter filter.';
    return refuse(exchange, { status: 400, code: 'QUERY_TOO_COMPLEX', message });
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Refused below: not JSON is as wrong as not an object.
  }
  return refuse(exchange, badRequest(400, 'The body must be one JSON object such as {"query": "{ __typename }"}.'));
}

function badRequest(status: number, message: string): Refusal {
  return { status, code: 'BAD_USER_INPUT', message };
}

/** A refusal in the form of a GraphQL answer. */
function refuse(exchange: Exchange, refusal: Refusal): undefined {
  const { status, headers } = refusal;
  // A body that was not read to its end must not be taken for the next request.
  if (status === 413) exchange.response.setHeader('connection', 'close');
  send(exchange, status, { 'content-type': JSON_TYPE, ...headers }, refusalBody(refusal));
  return undefined;
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
