import type { SourceFile } from './source-file.js';
import type { Validators } from './web.js';

/** What became of something that was to be imported from. */
export type Opened = SourceFile | AddressFile | Unopened | NotModified;

/** What is behind an address. */
export interface AddressFile extends SourceFile {
  /** The address that was asked in the end, after all redirects. */
  readonly url: string;
  /** To be remembered for the address that was named: by them the next import asks for changes only. */
  readonly validators: Validators;
  /** Lets go of the connection, read or not. */
  readonly close: () => Promise<void>;
}

/** What cannot be read, while the others go on. */
export interface Unopened {
  readonly name: string;
  /** What was wrong, what was given, and what would work. */
  readonly flaw: string;
}

/** An address whose content is what it was when it was read last. */
export interface NotModified {
  readonly name: string;
  readonly url: string;
  readonly notModified: true;
}

/** Whether something that was opened is what an address gave, and not a file of an archive behind it. */
export function isAddressFile(opened: Opened): opened is AddressFile {
  return 'validators' in opened;
}

export function isUnopened(opened: Opened): opened is Unopened {
  return 'flaw' in opened;
}

export function isNotModified(opened: Opened): opened is NotModified {
  return 'notModified' in opened;
}

const LONGEST_NAME = 300;

/** A name from a disk or an archive, safe to show: whoever made it may have put commands for a terminal into it. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}
