import { IDENTITY, WORTH_COMPRESSING, type Encoding } from './content-encoding.js';
import type { Quote } from './quote.js';
import { etagOf, fingerprintOf } from './validator.js';

/** The bytes of an answer in one encoding. */
export class Copy {
  readonly bytes: Buffer;
  /** What is said of them whoever gets them: names and values by turns, as node:http writes them fastest. */
  readonly headers: readonly string[];
  private withEtag: readonly string[] | null = null;

  constructor(
    private readonly of: Answer,
    given: Buffer,
    private readonly encoding: Encoding,
  ) {
    this.bytes = alone(given);
    const encoded = encoding.name === null ? [] : ['content-encoding', encoding.name];
    this.headers = ['content-type', of.contentType, 'content-length', String(this.bytes.length), ...encoded];
  }

  /** The same for whoever may ask again whether they still hold. */
  get headersWithEtag(): readonly string[] {
    return (this.withEtag ??= [...this.headers, 'etag', etagOf(this.of.fingerprint, this.encoding)]);
  }
}

/** A whole answer to a query: its bytes, and copies of them that are compressed, each made when it is first wanted. */
export class Answer {
  /** Called when there is a copy more. */
  grown: () => void = () => undefined;
  private readonly identity: Copy;
  private readonly copies = new Map<Encoding, Copy | Promise<Copy>>();
  private known: string | null = null;

  constructor(
    text: string,
    readonly contentType: string,
    /** What it cost, which it costs whoever gets it; null for one that was not priced. */
    readonly quote: Quote | null,
  ) {
    this.identity = new Copy(this, Buffer.from(text), IDENTITY);
  }

  /** What tells its body from every other, however it is encoded. */
  get fingerprint(): string {
    return (this.known ??= fingerprintOf(this.identity.bytes));
  }

  /** The bytes of all copies that there are. */
  get size(): number {
    let size = this.identity.bytes.length;
    for (const copy of this.copies.values()) if ('bytes' in copy) size += copy.bytes.length;
    return size;
  }

  /** As it is sent in an encoding: at once where there is such a copy, and as it is where one would not pay. */
  in(encoding: Encoding): Copy | Promise<Copy> {
    if (encoding === IDENTITY || this.identity.bytes.length < WORTH_COMPRESSING) return this.identity;
    const known = this.copies.get(encoding);
    if (known) return known;
    const made = encoding.compress(this.identity.bytes).then((bytes) => {
      const copy = new Copy(this, bytes, encoding);
      this.copies.set(encoding, copy);
      this.grown();
      return copy;
    });
    this.copies.set(encoding, made);
    made.catch(() => this.copies.delete(encoding));
    return made;
  }
}

/** Bytes in memory of their own: a part of a larger piece would keep the whole of it. */
function alone(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
