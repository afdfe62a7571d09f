/** A request that shows what can be asked of a newsroom. */
export interface ExampleRequest {
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Splits a file of example requests: each begins with a line `#= Title`, and a line `#: {…}` below it holds its
 * variables. What stands above the first is for whoever edits the file. Throws where variables are not JSON.
 */
export function splitExamples(text: string): ExampleRequest[] {
  const [, ...parts] = text.split(/^#= /m);
  return parts.map((part) => {
    const [title = '', ...lines] = part.trim().split('\n');
    const variables = lines.find((line) => line.startsWith('#: '))?.slice(3) ?? '{}';
    const query = lines.filter((line) => !line.startsWith('#: ')).join('\n');
    return {
      title: title.trim(),
      query: `${query.trim()}\n`,
      variables: JSON.parse(variables) as Record<string, unknown>,
    };
  });
}
