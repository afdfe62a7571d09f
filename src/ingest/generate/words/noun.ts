/** A noun or a phrase: English, Russian, and the Russian genitive, which all sentences here are built on. */
export type Noun = readonly [en: string, ru: string, genitive: string];
