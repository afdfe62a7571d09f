import type { SourceFile } from '../source/source-file.js';
import type { Found } from './item.js';

/** What all importers may go by besides the file. */
export interface ImporterOptions {
  /** The newsroom's zone: what a time without a zone is in. */
  readonly timeZone: string;
  /** The newsroom's usual language, for records whose names have none. */
  readonly language: string;
  /** What the columns of a table mean (`--mapping`), as it was read from its file; null without one. */
  readonly mapping: unknown;
}

/** One format that archives come in. */
export interface Importer {
  /** As in `--format`. */
  readonly format: string;
  /** For the help: `RSS 0.9x, 1.0 and 2.0`. */
  readonly title: string;
  /** Whether a file is surely in this format, told by its name and beginning; importers are asked in their order. */
  recognizes(file: Pick<SourceFile, 'name' | 'mediaType' | 'head'>): boolean;
  /**
   * What is in a file, in its order, one at a time: only what is being read is held. What cannot be read is a flaw, and the rest goes on; throws
   * BAD_USER_INPUT where the file as a whole is not in this format or goes beyond a bound.
   */
  read(file: SourceFile, options: ImporterOptions): AsyncIterable<Found>;
}
