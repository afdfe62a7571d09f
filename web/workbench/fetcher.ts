import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';

type Fetcher = GraphiQLProps['fetcher'];
type Request = Parameters<Fetcher>[0];

/** How the error begins when nothing at all came back. */
export const NO_ANSWER = 'No answer from';

/** Beside this page, wherever a reverse proxy has put it. */
const address = new URL('graphql', document.baseURI);

/** Asks the server; what keeps an answer away becomes one readable sentence. */
export const fetcher: Fetcher = async (request, options) => {
  const response = await post(nameOwnOperation(request), options?.headers);
  const body = await response.text();
  try {
    return JSON.parse(body) as ExecutionResult;
  } catch {
    throw plainError(`${address} answered ${response.status} ${response.statusText}, and not in JSON.`);
  }
};

/** For a tenth of a second after a change of tab GraphiQL still names the operation of the tab left behind. */
function nameOwnOperation(request: Request): Request {
  const { operationName, ...rest } = request;
  return operationName && request.query.includes(operationName) ? request : rest;
}

async function post(request: Request, headers: Record<string, unknown> = {}): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...(headers as Record<string, string>),
      },
      body: JSON.stringify(request),
    });
  } catch (cause) {
    throw plainError(`${NO_ANSWER} ${address} (${(cause as Error).message}).`);
  }
}

/** GraphiQL prints an error with its stack, which tells a reader nothing. */
function plainError(message: string): Error {
  const error = new Error(message);
  delete error.stack;
  return error;
}
