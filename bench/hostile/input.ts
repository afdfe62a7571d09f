/** Something that nobody sends who means well, and what must become of it. */
export interface HostileInput {
  readonly name: string;
  /** What the file is called, on a disk or on a server. */
  readonly file: string;
  readonly content: () => string | Uint8Array | Iterable<Uint8Array>;
  /** How large the file is beyond its content, in bytes, without anything being written there. */
  readonly size?: number;
  /** Asked of a server on this machine, which answers with these headers; `isEndless` goes on with the last bytes for ever. */
  readonly served?: { readonly headers?: Readonly<Record<string, string>>; readonly isEndless?: boolean };
  /** Whether it is the most that is let through, which may take longer. */
  readonly isLargest?: boolean;
  /** How many items of it go in; none where it is refused as a whole. */
  readonly items: number;
  /** What is said of it, each time that something is; null where all of it goes in. */
  readonly reason: RegExp | null;
}

export const MANY = 100_000;
export const GIGABYTE = 2 ** 30;

const CHUNK = 2 ** 20;

/** A beginning and then the same over and over, a megabyte at a time: nobody holds it whole. */
export function* goingOn(beginning: string, filling: string, megabytes: number): Iterable<Uint8Array> {
  yield Buffer.from(beginning);
  const chunk = Buffer.from(filling.repeat(Math.floor(CHUNK / Buffer.byteLength(filling))));
  for (let count = 0; count < megabytes; count++) yield chunk;
}

/** As much of a line as is written: whoever reads on finds NULs, and says something else than is expected. */
const WRITTEN_MEGABYTES = 48;

/** A file of a gigabyte in one line. */
export function gigabyteLine(
  file: string,
  beginning: string,
  filling = 'a',
): Pick<HostileInput, 'file' | 'content' | 'size'> {
  return { file, content: () => goingOn(beginning, filling, WRITTEN_MEGABYTES), size: GIGABYTE };
}

/** A feed with one item. */
export function feedOf(item: string, before = ''): string {
  return `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>Lantern Sea Compact</title><item>${item}</item></channel></rss>`;
}

/** A page with a headline and a paragraph that would be read, and something else. */
export function pageOf(body: string, head = ''): string {
  const words =
    'The ministers of the Lantern Sea Compact met in Port Amity, and agreed on the lights of the coast. '.repeat(5);
  return `<!doctype html><html lang="en"><head><title>Ministers meet</title>${head}</head><body><article><h1>Ministers meet</h1><p>${words}</p>${body}</article></body></html>`;
}

/** What a newsroom has, one file of each kind. */
export const HARMLESS: Readonly<Record<string, string>> = {
  'feed.xml': feedOf(
    '<title>Ministers meet</title><description>&lt;p&gt;They met &amp;amp; agreed.&lt;/p&gt;</description>',
  ),
  'page.html': pageOf('<p>They agreed.</p>'.repeat(50)),
  'post.md': '---\ntitle: Ministers meet\n---\n\nThey **met** in [Port Amity](https://port-amity.example).\n',
  'council.ics':
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Council\r\nDTSTART:20240101T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  'topics.csv': 'slug,name.en\nlights,Lights\n',
};
