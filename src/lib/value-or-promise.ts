/** What is there already, or will be. */
export type ValueOrPromise<Value> = Value | PromiseLike<Value>;

/** Whether something is a promise, of whatever make. */
export function isPromise<Value>(value: ValueOrPromise<Value>): value is PromiseLike<Value> {
  // No text and no number is one, and most of what is asked about is either.
  if (typeof value !== 'object' && typeof value !== 'function') return false;
  return value !== null && typeof (value as Partial<PromiseLike<Value>>).then === 'function';
}

/** What `read` makes of a value: at once where the value is there. */
export function thenOf<Value, Made>(
  value: ValueOrPromise<Value>,
  read: (value: Value) => ValueOrPromise<Made>,
): ValueOrPromise<Made> {
  return isPromise(value) ? value.then(read) : read(value);
}

/** All of them in their order: a list at once where all are there. */
export function allOf<Value>(values: readonly ValueOrPromise<Value>[]): ValueOrPromise<Value[]> {
  return values.some(isPromise) ? Promise.all(values) : (values as Value[]);
}
