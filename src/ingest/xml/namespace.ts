/**
 * The vocabularies that feeds and exports are written in, by the prefix that they have here: whatever prefix a file
 * gives them, its elements are called `dc:date` or `atom:id`. RSS itself has none. Addresses without scheme, in lower case and
 * without what stands at their end; among them the wrong ones that real feeds use.
 */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  '': [
    'purl.org/rss/1.0',
    'purl.org/net/rss1.1',
    'my.netscape.com/rdf/simple/0.9',
    'channel.netscape.com/rdf/simple/0.9',
    'my.netscape.com/publish/formats/rss-0.91.dtd',
    'backend.userland.com/rss',
    'backend.userland.com/rss091',
    'backend.userland.com/rss092',
    'backend.userland.com/rss2',
    'backend.userland.com/blogchannelmodule/rss2',
    'blogs.law.harvard.edu/tech/rss',
    'cyber.law.harvard.edu/rss/rss.html',
  ],
  atom: [
    'www.w3.org/2005/atom',
    'purl.org/atom/ns',
    'purl.org/echo',
    'example.com/newformat',
    'example.com/necho',
    'uri/of/echo/namespace',
  ],
  content: ['purl.org/rss/1.0/modules/content'],
  dc: ['purl.org/dc/elements/1.1', 'purl.org/dc/elements/1.0', 'purl.org/dc/elements', 'purl.org/metadata/dublin_core'],
  dcterms: ['purl.org/dc/terms', 'purl.org/rss/1.0/modules/dcterms'],
  excerpt: ['wordpress.org/export/1.0/excerpt', 'wordpress.org/export/1.1/excerpt', 'wordpress.org/export/1.2/excerpt'],
  feedburner: ['rssnamespace.org/feedburner/ext/1.0'],
  itunes: ['www.itunes.com/dtds/podcast-1.0.dtd', 'example.com/dtds/podcast-1.0.dtd'],
  media: ['search.yahoo.com/mrss', 'search.yahoo.com/rss', 'www.rssboard.org/media-rss', 'video.search.yahoo.com/mrss'],
  prism: ['prismstandard.org/namespaces/1.2/basic', 'prismstandard.org/namespaces/basic/2.0'],
  rdf: ['www.w3.org/1999/02/22-rdf-syntax-ns'],
  wp: ['wordpress.org/export/1.0', 'wordpress.org/export/1.1', 'wordpress.org/export/1.2'],
  xhtml: ['www.w3.org/1999/xhtml'],
};

/** What a file means by no prefix, told by its first element, whatever address it gives: some name Atom's in RSS. */
const MEANT_BY_ROOT: Readonly<Record<string, string>> = { rss: '', RDF: '', feed: 'atom', entry: 'atom' };

const PREFIX_OF = new Map(
  Object.entries(VOCABULARIES).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix] as const)),
);

/** The prefixes that are in force at an element; null where none has been declared. */
export type Scope = {
  readonly declared: ReadonlyMap<string, string>;
  readonly above: Scope;
} | null;

/** What no prefix means throughout a file: a vocabulary, where the address is this one. */
export interface Unprefixed {
  readonly address: string;
  readonly prefix: string;
}

/** The prefixes in force within an element with these attributes. */
export function scopeWithin(above: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared = Object.entries(attributes)
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, address]) => [name.slice('xmlns:'.length), address] as const);
  return declared.length > 0 ? { declared: new Map(declared), above } : above;
}

/** What the first element of a file, as printed, says about names without a prefix. */
export function unprefixedOf(root: string, scope: Scope): Unprefixed | null {
  const [prefix, tag] = split(root);
  const meant = prefix === '' || tag === 'RDF' ? MEANT_BY_ROOT[tag] : undefined;
  return meant === undefined ? null : { address: addressOf('', scope) ?? '', prefix: meant };
}

/**
 * A name in full: `title`, `dc:date`, or `{address}name` in a vocabulary that is none of ours. A well-known
 * prefix that was never declared means what it always means.
 */
export function resolveName(printed: string, scope: Scope, unprefixed: Unprefixed | null): string {
  const [prefix, tag] = split(printed);
  if (prefix === 'xml') return printed;
  const address = addressOf(prefix, scope);
  if (prefix === '' && unprefixed !== null && (address ?? '') === unprefixed.address)
    return join(unprefixed.prefix, tag);
  if (address === undefined) return Object.hasOwn(VOCABULARIES, prefix) ? join(prefix, tag) : `{${prefix}}${tag}`;
  if (address === '') return tag;
  const known = PREFIX_OF.get(normalize(address));
  return known === undefined ? `{${address}}${tag}` : join(known, tag);
}

/** A name without its prefix. */
export function tagOf(printed: string): string {
  return split(printed)[1];
}

/** An attribute's name in full; one without a prefix belongs to its element. */
export function resolveAttribute(printed: string, scope: Scope): string {
  return printed.includes(':') ? resolveName(printed, scope, null) : printed;
}

function split(printed: string): readonly [prefix: string, tag: string] {
  const colon = printed.indexOf(':');
  return colon === -1 ? ['', printed] : [printed.slice(0, colon), printed.slice(colon + 1)];
}

function join(prefix: string, tag: string): string {
  return prefix === '' ? tag : `${prefix}:${tag}`;
}

function addressOf(prefix: string, scope: Scope): string | undefined {
  for (let at = scope; at !== null; at = at.above) {
    const address = at.declared.get(prefix);
    if (address !== undefined) return address;
  }
  return undefined;
}

function normalize(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]$/, '');
}
