interface Entry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** As its header says; that of the content where nothing is said. */
  readonly size?: number;
  readonly type?: keyof typeof TYPES;
  readonly linkname?: string;
}

const TYPES = { file: '0', link: '1', symlink: '2', 'character-device': '3' } as const;
const RECORD = 512;

/** One entry as a tar archive has it (POSIX.1, "ustar Interchange Format"), whatever it is called and says of itself. */
export function tarOf({ name, content = '', size, type = 'file', linkname = '' }: Entry): Uint8Array {
  const body = type === 'file' ? Buffer.from(content as string) : Buffer.alloc(0);
  const header = Buffer.alloc(RECORD);
  const put = (at: number, text: string) => header.write(text, at, 'latin1');
  put(0, name);
  put(100, '0000644\0');
  put(124, `${(size ?? body.length).toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, ' '.repeat(8));
  put(156, TYPES[type]);
  put(157, linkname);
  put(257, 'ustar\u000000');
  const sum = header.reduce((whole, byte) => whole + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  const padding = size === undefined ? (RECORD - (body.length % RECORD)) % RECORD : 0;
  return Buffer.concat([header, body, Buffer.alloc(padding)]);
}
