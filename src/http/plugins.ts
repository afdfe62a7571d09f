import type { ApolloServerPlugin } from '@apollo/server';
import { execute, OperationTypeNode, visit, type DocumentNode, type GraphQLError } from 'graphql';
import { isUnstorable } from '../lib/text.js';
import type { RequestContext } from '../resolvers/context.js';
import type { Account } from './account.js';
import { dryRunOf } from './dry-run.js';
import type { Noted } from './noted.js';
import { tooDear, type Quoter } from './quote.js';
import { refusalError } from './refusal.js';
import { withCost } from './written-answer.js';

/** What a request over HTTP carries beside what resolvers see. */
export interface HttpContext extends RequestContext {
  readonly account: Account;
  /** Filled in while the answer is made. */
  readonly noted: Noted;
}

type Plugin = ApolloServerPlugin<HttpContext>;

/** There is nothing to write or to subscribe to here: graphql-js would find that out only while running. */
export const queriesOnly: Plugin = {
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

/** Documents that were looked through: Apollo keeps those that come again. */
const storable = new WeakSet<DocumentNode>();

/** Refuses texts that no database can hold before anything is run. */
export const storableTextOnly: Plugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, request }) {
        if (!storable.has(document)) {
          visit(document, {
            StringValue({ value }) {
              if (isUnstorable(value)) throw unstorable();
            },
          });
          storable.add(document);
        }
        if (hasUnstorable(request.variables)) throw unstorable();
      },
    };
  },
};

/**
 * Prices each operation before anything of it is run: refuses what is too dear, takes what it costs from the client's points,
 * and says in `extensions.cost` what it was. A dry run is told its price, and runs nothing.
 */
export function pricedWith(quoter: Quoter): Plugin {
  return {
    async requestDidStart() {
      let dryRun: DocumentNode | null = null;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue: { account, noted } }) {
          // What has failed already was paid for.
          if (operation?.operation !== OperationTypeNode.QUERY || noted.failed) return;
          const variables = request.variables ?? {};
          const quote = quoter(document, operation, variables);
          dryRun = dryRunOf(schema, document, operation, variables);
          if (dryRun) return account.price(quote);
          if (quote.cost > quote.maximumCost) throw refusalError(tooDear(quote));
          const refusal = account.pay(quote);
          if (refusal) throw refusalError(refusal);
        },
        async responseForOperation({ schema, request, response, contextValue }) {
          if (!dryRun) return null;
          const singleResult = await execute({
            schema,
            document: dryRun,
            variableValues: request.variables,
            operationName: request.operationName,
            contextValue,
          });
          return { http: response.http, body: { kind: 'single', singleResult } };
        },
        async willSendResponse({ response: { body }, contextValue: { account } }) {
          const { quote } = account;
          if (body.kind !== 'single' || !('data' in body.singleResult) || !quote) return;
          body.singleResult = withCost(body.singleResult, quote);
        },
      };
    },
  };
}

/** Whether a text in a value is none that a database can hold. */
export function hasUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return isUnstorable(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasUnstorable);
  return Object.entries(value).some(([key, entry]) => isUnstorable(key) || hasUnstorable(entry));
}

function unstorable(): GraphQLError {
  return refused('A text must not contain a NUL character or half of a surrogate pair. Take it out.');
}

function refused(message: string): GraphQLError {
  return refusalError({ status: 400, code: 'BAD_USER_INPUT', message });
}
