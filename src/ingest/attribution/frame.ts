import { endOf, gapIn, startOf, type Element, type Word } from './passage.js';
import type { FoundMention } from '../recognition/found.js';

/** Words of one sentence that stand together, with what lies between them. */
export interface Frame {
  readonly words: readonly Word[];
  /** What stands before the word at a place; a quotation counts. */
  readonly gap: (at: number) => string;
}

/** The words of the writer in a row of elements of one sentence. */
export function frameOf(text: string, elements: readonly Element[]): Frame {
  const places = elements.flatMap((element, at) => (element.word ? [{ word: element.word, at }] : []));
  const words: readonly Word[] = places.map(({ word }) => word);
  return {
    words,
    gap(at) {
      const [place, before] = [places[at], places[at - 1]];
      if (!place) return '.';
      const previous = elements[(before?.at ?? -1) + 1 === place.at ? place.at - 1 : (before?.at ?? place.at - 1)];
      return previous ? gapIn(text, endOf(previous), startOf(elements[place.at] as Element)) : '';
    },
  };
}

/** Where a row of words, each as a key, begins in a frame; -1 when it is not there. */
export function placeOfWords({ words }: Frame, sought: readonly string[], from = 0): number {
  for (let at = from; at + sought.length <= words.length; at++) {
    if (sought.every((key, offset) => words[at + offset]!.key === key)) return at;
  }
  return -1;
}

/** Where a name begins in a frame. */
export function placeOf({ words }: Frame, { start }: FoundMention): number {
  return words.findIndex((word) => word.start >= start);
}

/** The place behind a name. */
export function placeAfter({ words }: Frame, from: number, { end }: FoundMention): number {
  let at = from;
  while (at < words.length && words[at]!.start < end) at++;
  return at;
}
