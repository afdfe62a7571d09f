/** Deeper nesting than any honest request has; graphql-js's parser overflows its stack from about 2,000. */
const DEEPEST = 200;

/** Whether brackets in a document or in JSON nest too deep to be parsed safely. Strings and comments do not count. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n]*|[{[(]|[}\])]/g)) {
    if (token.length > 1) continue;
    if ('{[('.includes(token)) depth += 1;
    else if ('}])'.includes(token)) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
