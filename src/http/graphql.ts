import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  visit,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import Negotiator from 'negotiator';
import type { Logger } from 'pino';
import { parseLanguageTag } from '../lib/language-tag.js';
import { isUnstorable } from '../lib/text.js';
import type { RequestContext } from '../resolvers/context.js';
import { readBody } from './body.js';
import { refuseTooComplex } from './cost.js';
import { formatError } from './graphql-error.js';
import { nestsTooDeep } from './nesting.js';
import { exactly, send, type Exchange, type Route } from './route.js';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly createContext: (languages: readonly string[]) => Promise<RequestContext>;
  readonly log: Logger;
  /** A request that takes longer is answered with TIMEOUT. */
  readonly deadlineMs: number;
}

const MOST_TOKENS = 4000;
const GREATEST_BODY = 256 * 1024;
const JSON_TYPE = 'application/json; charset=utf-8';

/** GraphQL over HTTP at /graphql: POST of application/json, and GET for queries. `stop` ends it. */
export async function graphqlRoute(options: GraphqlOptions): Promise<{ route: Route; stop: () => Promise<void> }> {
  const { schema, log } = options;
  const server = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // There are no cookies and no other ambient credentials that a foreign page could abuse.
    csrfPrevention: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    formatError: (formatted, error) => formatError(formatted, error, log),
    logger: { debug: () => {}, info: () => {}, warn: (text) => log.warn(text), error: (text) => log.error(text) },
    plugins: [
      // It wraps every field: a third of the time of a list query.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      queriesOnly,
      storableTextOnly,
      affordableOnly,
    ],
  });
  await server.start();
  return {
    route: {
      methods: ['GET', 'HEAD', 'POST'],
      matches: exactly('/graphql'),
      handle: (exchange) => handle(server, options, exchange),
    },
    stop: () => server.stop(),
  };
}

async function handle(
  server: ApolloServer<RequestContext>,
  options: GraphqlOptions,
  exchange: Exchange,
): Promise<void> {
  const { request, response, url } = exchange;
  response.setHeader('vary', 'Accept-Language');
  if (request.method !== 'POST' && !url.searchParams.has('query') && !url.searchParams.has('extensions')) {
    response.setHeader('location', './');
    return refuse(exchange, 303, 'BAD_USER_INPUT', 'Give a query, or POST one. The workbench is at /.');
  }
  const body = request.method === 'POST' ? await readJson(exchange) : {};
  if (body === undefined) return;
  const query =
    typeof body === 'object' && body !== null && 'query' in body ? body.query : url.searchParams.get('query');
  if (typeof query === 'string' && nestsTooDeep(query)) {
    return refuse(exchange, 400, 'QUERY_TOO_COMPLEX', 'The query nests too deep. Ask for fewer levels at a time.');
  }

  const answering = server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
      headers: headersOf(exchange),
      search: url.search,
      body,
    },
    context: () => options.createContext(languagesOf(exchange)),
  });
  const result = await beforeDeadline(answering, options.deadlineMs);
  if (result === undefined) {
    return refuse(exchange, 504, 'TIMEOUT', 'The request took too long and was ended. Ask for less, then try again.');
  }
  for (const [name, value] of result.headers) response.setHeader(name, value);
  if (result.body.kind === 'complete') return send(exchange, result.status ?? 200, {}, result.body.string);
  response.writeHead(result.status ?? 200);
  for await (const chunk of result.body.asyncIterator) response.write(chunk);
  response.end();
}

/** The parsed body; undefined when it was refused. */
async function readJson(exchange: Exchange): Promise<unknown> {
  const type = exchange.request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset=["']?utf-?8["']?\s*)?;?\s*$/i.test(type)) {
    return refuse(
      exchange,
      415,
      'BAD_USER_INPUT',
      `POST takes application/json in UTF-8, but got ${type ? `"${type}"` : 'no content type'}.`,
    );
  }
  const encoding = exchange.request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    return refuse(
      exchange,
      415,
      'BAD_USER_INPUT',
      `A request must not be compressed, but its encoding is "${encoding}".`,
    );
  }
  const text = await readBody(exchange.request, GREATEST_BODY);
  if (text === null) {
    return refuse(exchange, 413, 'BAD_USER_INPUT', `A request may have ${GREATEST_BODY / 1024} kB at most.`);
  }
  if (nestsTooDeep(text)) {
    return refuse(exchange, 400, 'QUERY_TOO_COMPLEX', 'The variables nest too deep. Use a flatter filter.');
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Refused below: not JSON is as wrong as not an object.
  }
  return refuse(
    exchange,
    400,
    'BAD_USER_INPUT',
    'The body must be one JSON object such as {"query": "{ __typename }"}.',
  );
}

/** A refusal in the form of a GraphQL answer. */
function refuse(exchange: Exchange, status: number, code: string, message: string): undefined {
  // A body that was not read to its end must not be taken for the next request.
  if (status === 413) exchange.response.setHeader('connection', 'close');
  send(
    exchange,
    status,
    { 'content-type': JSON_TYPE },
    JSON.stringify({ errors: [{ message, extensions: { code } }] }),
  );
  return undefined;
}

/** The result, or undefined once the deadline has passed. */
async function beforeDeadline<Result>(result: Promise<Result>, milliseconds: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([result, deadline]);
  } finally {
    clearTimeout(timer);
    result.catch(() => undefined);
  }
}

function headersOf({ request }: Exchange): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** The languages the client accepts, most wanted first; tags that are none are passed over. */
function languagesOf({ request }: Exchange): string[] {
  return new Negotiator(request).languages().flatMap((tag) => {
    try {
      return tag === '*' ? [] : [parseLanguageTag(tag)];
    } catch {
      return [];
    }
  });
}

/** There is nothing to write or to subscribe to here: graphql-js would find that out only while running. */
const queriesOnly: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        const asked = operation?.operation;
        if (asked !== OperationTypeNode.QUERY)
          throw refused(`This server answers queries, but got a ${asked ?? 'document without any'}.`);
      },
    };
  },
};

/** Refuses requests that could return too much before anything is run. */
const affordableOnly: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, operation, document, request }) {
        if (!operation) return;
        const fragments = new Map(
          document.definitions.flatMap((node) =>
            node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
          ),
        );
        refuseTooComplex(schema, operation, fragments, withDefaults(operation, request.variables));
      },
    };
  },
};

/** The variables given, and the whole numbers that stand in for those that are not. */
function withDefaults(
  operation: OperationDefinitionNode,
  given: Record<string, unknown> = {},
): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
  );
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...given };
}

/** Refuses texts that no database can hold before anything is run. */
const storableTextOnly: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, request }) {
        visit(document, {
          StringValue({ value }) {
            if (isUnstorable(value)) throw unstorable();
          },
        });
        if (hasUnstorable(request.variables)) throw unstorable();
      },
    };
  },
};

function hasUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return isUnstorable(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, entry]) => isUnstorable(key) || hasUnstorable(entry));
}

function unstorable(): GraphQLError {
  return refused('A text must not contain a NUL character or half of a surrogate pair. Take it out.');
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
