import { badInput } from '../../lib/errors.js';

/** Labels that people and programs write, beside those of the WHATWG Encoding Standard. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/_/g, '-'],
  [/^(?:x-)?(?:win|windows|cp)-?(125\d|874)$/, 'windows-$1'],
  [/^u(?:tf)?-?16-?([bl]e)?$/, 'utf-16$1'],
  [/^u(?:tf)?-?8$/, 'utf-8'],
  [/^latin-?(\d{1,2})$/, 'latin$1'],
  [/^iso-?8859-?(\d{1,2})$/, 'iso-8859-$1'],
  [/^koi-?8-?([ru])$/, 'koi8-$1'],
];

/** In the standard they are windows-1252; here whoever says ASCII and writes more has said nothing. */
const ASCII = /^(?:(?:us-)?ascii|ansi-x3\.4-19(?:68|86)|iso-?646(?:\.irv|-us)?|us|646)$/;

/**
 * Encodings in which other letters are written with ASCII characters: their bytes pass for English, so that nothing but the name tells. Browsers
 * read none of them any more, as markup could be hidden in them.
 */
const SHIFTED =
  /^(?:(?:x-)?(?:unicode-\d-\d-)?utf-?7(?:-imap)?|csunicode11utf7|hz(?:-gb-2312)?|(?:cs)?iso-?2022-?(?:kr|cn)(?:-ext)?)$/;

/**
 * The name of an encoding in the WHATWG Encoding Standard, or `us-ascii`; null for one that nothing here reads. GB2312 and GBK are read as
 * GB18030, which holds both. Throws BAD_USER_INPUT for one whose bytes would pass for ASCII.
 */
export function encodingLabelled(label: string): string | null {
  const written = label.trim().toLowerCase();
  const spelled = SPELLINGS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), written);
  if (SHIFTED.test(spelled)) {
    throw badInput(
      `The text must be in an encoding that browsers read, but it is said to be in "${label}"; save it as UTF-8.`,
    );
  }
  if (ASCII.test(spelled)) return 'us-ascii';
  const name = standardName(written) ?? standardName(spelled);
  return name === 'gbk' ? 'gb18030' : name;
}

function standardName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
