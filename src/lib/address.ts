/** Public addresses, all below one base without a slash at its end: `/news`, `/news/{slug}`. */
export function addressOf(base: string, ...parts: readonly string[]): string {
  return [base, ...parts].join('/');
}

export function articleUrl(base: string, slug: string): string {
  return addressOf(base, 'news', slug);
}

export function sectionUrl(base: string, slug: string): string {
  return addressOf(base, 'sections', slug);
}

export function statementPermalink(base: string, id: string): string {
  return addressOf(base, 'statements', id);
}

/** The two parts of an address of ours, `{collection}/{name}`; null for one that is none of ours. */
export function partsOf(base: string, url: string): { collection: string; name: string } | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  const ours = new URL(base);
  const above = ours.pathname.replace(/\/$/, '');
  // http and https lead to the same page, with a query or without.
  if (host !== ours.host || !pathname.startsWith(`${above}/`)) return null;
  const [, collection, name] = /^\/([a-z]+)\/([\w-]+)(?:\.(?:json|txt))?\/?$/.exec(pathname.slice(above.length)) ?? [];
  return collection !== undefined && name !== undefined ? { collection, name } : null;
}

/**
 * The ways in which one page is written as an address: with http or https, `www.` or not, a slash at its end or not,
 * always without what stands behind `#`.
 */
export function spellingsOf(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { host, pathname, search } = new URL(url);
  const bareHost = host.replace(/^www\./, '');
  const barePath = pathname.replace(/\/$/, '');
  const spellings = ['https', 'http'].flatMap((scheme) =>
    [bareHost, `www.${bareHost}`].flatMap((name) =>
      [barePath, `${barePath}/`].map((path) => `${scheme}://${name}${path}${search}`),
    ),
  );
  return [url, ...spellings];
}
