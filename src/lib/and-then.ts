/** What follows from a value that is there already, or that is yet to come: nobody waits for what is at hand. */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  follow: (value: Value) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(follow) : follow(value);
}
