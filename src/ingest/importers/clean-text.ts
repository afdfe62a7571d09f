import { decoderOf } from '../source/text-decoder.js';

// eslint-disable-next-line no-control-regex -- XML and YAML have none of these, and no database takes the first
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g;
/** Controls that stand where old Windows had letters and quotes. */
const OF_WINDOWS = /[\x80-\x9f]/g;
const windows = decoderOf('windows-1252');

/** Without control characters and halves of characters, and with what old Windows meant by some of them. */
export function clean(text: string): string {
  return text
    .replace(CONTROL, '')
    .replace(OF_WINDOWS, (character) => {
      const meant = windows.decode(Uint8Array.of(character.charCodeAt(0)));
      return meant === character ? '' : meant;
    })
    .toWellFormed();
}
