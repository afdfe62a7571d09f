import type { ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { DependenciesOf } from './dependencies.js';

/** What is found out about an answer while it is made. */
export interface Noted {
  /** The names of the types that it hangs on; null for one that is of this moment or has errors. */
  dependsOn: readonly string[] | null;
  /** Whether it taught us a query by its hash: then the next of these has to reach Apollo too. */
  isRegistration: boolean;
  /** What running it gave, where it gave errors. */
  failed: ExecutionResult | null;
}

/** Notes of each answer what it hangs on. */
export function notingWith(dependenciesOf: DependenciesOf): ApolloServerPlugin<{ readonly noted: Noted }> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ document, operation, request, response, contextValue: { noted } }) {
          const { body, http } = response;
          const isGood = body.kind === 'single' && !body.singleResult.errors && (http.status ?? 200) === 200;
          if (!isGood || !document || !operation) return;
          noted.dependsOn = dependenciesOf(document, operation, request.variables ?? {});
          noted.isRegistration = request.query !== undefined && request.extensions?.persistedQuery !== undefined;
        },
      };
    },
  };
}
