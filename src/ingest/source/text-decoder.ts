/** What turns bytes into text, chunk by chunk; the last one without `stream`. */
export interface Decoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** A decoder for a name that `encodingLabelled` gives. Bytes that are none of it become U+FFFD, or throw where it is `fatal`. */
export function decoderOf(encoding: string, fatal = false): Decoder {
  if (encoding === 'windows-1252') return windows1252;
  return new TextDecoder(encoding === 'us-ascii' ? 'utf-8' : encoding, { fatal });
}

/** What stands at 0x80 to 0x9F of windows-1252, by the WHATWG Encoding Standard. */
const ABOVE_ASCII = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Node reads windows-1252 as Latin-1 since 20.18.3 and 22.13, which turns quotes and dashes into control characters
 * (https://github.com/nodejs/node/issues/56542): only in whole texts in some versions, always in others.
 */
const windows1252: Decoder = {
  decode: (bytes = new Uint8Array()) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (character) => ABOVE_ASCII[character.charCodeAt(0) - 0x80]!),
};
