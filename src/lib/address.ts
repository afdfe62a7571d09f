/** Public addresses, all below one base without a slash at its end. */
export function articleUrl(base: string, slug: string): string {
  return `${base}/news/${slug}`;
}

export function statementPermalink(base: string, id: string): string {
  return `${base}/statements/${id}`;
}

/** The last part of an address below a path of ours; null for an address that is none. */
export function lastPartOf(base: string, path: 'news' | 'statements', url: string): string | null {
  const prefix = `${base}/${path}/`;
  if (!url.startsWith(prefix)) return null;
  const part = url.slice(prefix.length);
  return /^[\w-]+$/.test(part) ? part : null;
}
