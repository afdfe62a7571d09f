import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Outcome } from '../execution/operation.js';
import type { Quote } from './quote.js';

/** The data of an answer as JSON text. Whoever does not know that may still take it for an object. */
class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** The result of an operation that was run to text. */
export function written({ data, errors }: Outcome): ExecutionResult {
  return {
    ...(errors.length > 0 ? { errors } : {}),
    ...(data === undefined
      ? {}
      : { data: data === 'null' ? null : (new WrittenData(data) as object as ExecutionResult['data']) }),
  };
}

/** A result that tells what it cost. */
export function withCost<Result extends Pick<FormattedExecutionResult, 'extensions'>>(
  result: Result,
  { cost, maximumCost, nodeCount, dominantField }: Quote,
): Result {
  return { ...result, extensions: { ...result.extensions, cost: { cost, maximumCost, nodeCount, dominantField } } };
}

/** An answer as text; data that was written already stands in it as it is. */
export function writeAnswer(result: FormattedExecutionResult): string {
  const { errors, data, extensions } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const before = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${before}"data":${data.text}${after}}\n`;
}
