import type { Importer } from '../importers/importer.js';
import type { ArticleFacts } from './draft-article.js';

/** What is imported, and how. */
export interface ImportPlan {
  /** Files, directories, archives and addresses, as they were given. */
  readonly inputs: readonly string[];
  /** Null lets each file tell. */
  readonly importer: Importer | null;
  /** What the source is called, for items of several files or addresses that belong together; null lets them tell. */
  readonly source: string | null;
  /** What the columns of a table mean; null without one. */
  readonly mapping: unknown;
  /** What is said of all articles. */
  readonly facts: ArticleFacts;
  /** Of Communique, for servers to know who asks. */
  readonly version: string;
  readonly isDryRun: boolean;
  /** Whether the pages that a feed goes on with are read as well. */
  readonly follows: boolean;
  /** Whether what texts name and say is looked for; without it articles come without mentions and statements. */
  readonly links: boolean;
  /** Whether addresses of private networks may be asked. */
  readonly allowsPrivate: boolean;
  /** The options as they were given, for whoever asks what a run was. */
  readonly described: Readonly<Record<string, unknown>>;
}
