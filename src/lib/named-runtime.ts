/**
 * Node 20 has no `navigator`, by which later ones say that they are Node. Where `pg` finds none it makes a web response to see
 * where it runs, for which Node then loads all of fetch: a tenth of a start. To be imported before `pg`.
 */
if (!('navigator' in globalThis)) {
  const navigator = { userAgent: `Node.js/${process.versions.node.split('.')[0]}` };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
