/** A file that is imported from, wherever it lies: by itself, in a directory, in an archive, behind an address. */
export interface SourceFile {
  /** What a person calls it: `news/feed.xml`, `posts.tar.gz!/2019/launch.md`, or an address. */
  readonly name: string;
  /** Where it lies, whole: its path from the root, an archive's with what it holds, an address. The same however it was named; not for people. */
  readonly location: string;
  /** The address that it was read from in the end; null for what lies on a disk. */
  readonly url: string | null;
  /** The media type that a server gave, with its parameters; null for what lies on a disk. */
  readonly mediaType: string | null;
  /** The first bytes, at most 64 kB: what tells the format. */
  readonly head: Uint8Array;
  /**
   * All bytes from the beginning, decompressed; asked for once. Fails with BAD_USER_INPUT where there are more than were allowed, by
   * count and not by what a header promises.
   */
  bytes(): AsyncIterable<Uint8Array>;
  /** Another file of the same directory or archive, for formats of several files; null when there is none. */
  beside(name: string): Promise<SourceFile | null>;
}
