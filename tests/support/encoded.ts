const LEADS = Array.from({ length: 0x80 }, (_, at) => 0x80 + at);
const TRAILS = Array.from({ length: 0xbf }, (_, at) => 0x40 + at);

const tables = new Map<string, Map<string, number[]>>();

/** Which bytes a character has in an encoding of one or two bytes, as the platform's own decoder reads them. */
function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const sequences = [...LEADS.map((lead) => [lead]), ...LEADS.flatMap((lead) => TRAILS.map((trail) => [lead, trail]))];
  const table = new Map<string, number[]>();
  for (const bytes of sequences) {
    // Whole, so that what is left of a character shows as broken.
    const text = new TextDecoder(encoding).decode(new Uint8Array(bytes));
    if (text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  }
  tables.set(encoding, table);
  return table;
}

/** A text in another encoding than UTF-8, which Node writes only. */
export function encoded(text: string, encoding: string): Buffer {
  const table = tableOf(encoding);
  return Buffer.from(
    Array.from(text).flatMap((character) => {
      if (character < '\x80') return [character.charCodeAt(0)];
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${encoding} has no "${character}"`);
      return bytes;
    }),
  );
}
