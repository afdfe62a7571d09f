/**
 * What a record names stands at paths such as `vote.rollCall.country`, through lists. These read and replace it wherever the record has it;
 * whatever stands in the way, of a shape that the path does not expect, is passed over.
 */

/** The names at a path, each with its place: `.vote.rollCall[3].country`. */
export function namedIn(value: unknown, path: readonly string[]): [where: string, name: string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      // A list of lists is no shape of a record, and may go down for ever.
      Array.isArray(item)
        ? []
        : namedIn(item, path).map(([where, name]): [string, string] => [`[${index}]${where}`, name]),
    );
  }
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? [['', value]] : [];
  if (!isRecord(value)) return [];
  return namedIn(value[key], rest).map(([where, name]) => [`.${key}${where}`, name]);
}

/** The same with what `replace` makes of the names at a path. */
export function replaceNamed<Value>(value: Value, path: readonly string[], replace: (name: string) => string): Value {
  return replaced(value, path, replace) as Value;
}

function replaced(value: unknown, path: readonly string[], replace: (name: string) => string): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown) => (Array.isArray(item) ? item : replaced(item, path, replace)));
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? replace(value) : value;
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: replaced(value[key], rest, replace) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
