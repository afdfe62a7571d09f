import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import { spellingsOf } from '../recognition/owners.js';
import { keyOf } from '../recognition/tokens.js';
import type { Speaker } from './found-statement.js';
import type { Word } from './passage.js';
import type { Pronoun, SpeechLanguage } from './speech.js';

/** Whom a verb of saying has as its subject. */
export type Reference =
  | { readonly kind: 'NAMED' | 'HOLDER'; readonly speaker: Speaker }
  | { readonly kind: 'PRONOUN'; readonly of: Pronoun }
  | { readonly kind: 'TITLE'; readonly noun: string }
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'SEVERAL' };

/** Words of one sentence that stand together, with what lies between them. */
export interface Frame {
  readonly words: readonly Word[];
  /** What stands before the word at a place; a quotation counts. */
  gap(at: number): string;
}

/** What stands for a pronoun behind "according to": "по его словам" has it before, "according to him" behind. */
const POSSESSIVES: Readonly<Record<string, 'HE' | 'SHE' | undefined>> = { him: 'HE', her: 'SHE', его: 'HE', ее: 'SHE' };

/** What people say things in. */
const DOCUMENTS =
  /^(?:tweet|statement|report|letter|post|remarks|comments|release|speech|survey|study|poll|memo|document)s?$/u;

/** Russian nouns that stand before the name of a body and mean nothing else: "агентство", "газета". */
const BODY =
  /^(?:агентств|газет|журнал|компани|ведомств|министерств|парти|организаци|телеканал|издани|корпораци|фонд|банк|сайт|портал)\p{L}*$/u;

const RELATIVE = /^(?:which|that)$/u;

/** Who speaks for others. */
const AGENTS = /^(?:spokes\p{L}+|representative|deputy|speaker)$/u;

const UNKNOWN: Reference = { kind: 'UNKNOWN' };
const SEVERAL: Reference = { kind: 'SEVERAL' };
const FURTHEST = 14;
const LONGEST_APPOSITION = 25;
const LINKED = /^\s*[-‐‑]?\s*$|^\.\s?$|^['’]$|^\s*["«»“”„]\s*$|^["»”]?\s+["«“„]?$/u;

/** Reads subjects of one language. */
export class Subjects {
  constructor(
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {}

  /** The subject that stands before the verb at a place; null where there is none. */
  before(frame: Frame, verb: number): Reference | null {
    const { words } = frame;
    const { language } = this;
    let at = verb - 1;
    while (at >= 0 && this.isPassedOver(frame, at)) at--;
    if (at < 0) return null;
    // "The League opposed the plan and said"; "a statement, which read".
    if (language.and.test(words[at]!.key) || RELATIVE.test(words[at]!.key)) return this.ofSentence(frame, at);
    if (language.opensClause.test(words[at]!.key) || language.as.test(words[at]!.key)) return null;
    if (!/[,(—–)]/u.test(frame.gap(at + 1))) return this.endingAt(frame, at);
    const name = ofKind(words[at]!.namesEnd, 'OFFICIAL');
    // "The League's spokeswoman, Ada Byron, said".
    if (name && /,/u.test(frame.gap(this.placeOf(frame, name)))) return this.named(frame, name);
    // "Ada Byron, who leads the office, said": what is between the commas says more of her.
    for (let comma = at; comma > Math.max(0, at - LONGEST_APPOSITION); comma--) {
      if (!/[,(—–]/u.test(frame.gap(comma))) continue;
      const found = this.endingAt(frame, comma - 1);
      if (found?.kind === 'NAMED' || found?.kind === 'HOLDER') return found;
    }
    return UNKNOWN;
  }

  private isPassedOver({ words }: Frame, at: number): boolean {
    const word = words[at]!;
    if (word.namesEnd.length > 0) return false;
    return this.language.betweenSubjectAndVerb.test(word.key) || (/^on$/u.test(word.key) && at + 1 < words.length);
  }

  private endingAt(frame: Frame, at: number): Reference | null {
    const { words } = frame;
    const word = words[at];
    if (!word) return null;
    const pronoun = this.language.pronouns[word.key];
    if (pronoun) return { kind: 'PRONOUN', of: pronoun };
    const official = ofKind(word.namesEnd, 'OFFICIAL');
    if (official) return this.unlessOblique(frame, this.placeOf(frame, official), this.named(frame, official));
    const office = ofKind(word.namesEnd, 'OFFICE');
    if (office) return this.unlessOblique(frame, this.placeOf(frame, office), this.holder(office));
    const organization = ofKind(word.namesEnd, 'ORGANIZATION') ?? ofKind(word.namesEnd, 'COUNTRY');
    const ofOfficial = organization && this.officialBeforeOf(frame, this.placeOf(frame, organization));
    if (ofOfficial) return ofOfficial;
    if (organization)
      return this.unlessOblique(frame, this.placeOf(frame, organization), this.body(frame, organization));
    return this.language.title.test(word.key) && this.isAloneTitle(frame, at)
      ? { kind: 'TITLE', noun: word.key }
      : UNKNOWN;
  }

  /** "President Ada Byron of Ruritania said": whoever stands before the "of". */
  private officialBeforeOf(frame: Frame, from: number): Reference | null {
    let at = from - 1;
    while (at >= 0 && this.language.article.test(frame.words[at]!.key)) at--;
    const before = frame.words[at - 1];
    if (at < 1 || frame.words[at]!.key !== 'of' || !before) return null;
    return ofKind(before.namesEnd, 'OFFICIAL') ? this.endingAt(frame, at - 1) : null;
  }

  /** What stands after a preposition is no subject, and two who are joined are several. */
  private unlessOblique(frame: Frame, from: number, reference: Reference): Reference {
    const { language } = this;
    let at = from - 1;
    while (at >= 0 && LINKED.test(frame.gap(at + 1)) && this.isPartOfName(frame.words[at]!)) at--;
    const before = frame.words[at];
    if (!before || !/^\s*["«“„]?\s*$/u.test(frame.gap(at + 1))) return reference;
    if (language.and.test(before.key)) return at > 0 && frame.words[at - 1]!.namesEnd.length > 0 ? SEVERAL : reference;
    if (!language.preposition.test(before.key)) return reference;
    // "Ambassador to the League Ada Byron", "director of the League Ada Byron": the rest of her title.
    const noun = frame.words[at - 1];
    const isRestOfTitle =
      at + 1 < from && noun !== undefined && language.title.test(noun.key) && !AGENTS.test(noun.key);
    return isRestOfTitle && reference.kind === 'NAMED' ? reference : UNKNOWN;
  }

  /** Articles, titles and other words with a capital, which may stand before a name. */
  private isPartOfName(word: Word): boolean {
    if (this.language.preposition.test(word.key) || this.language.and.test(word.key)) return false;
    return (
      this.language.article.test(word.key) ||
      word.isCapital ||
      this.language.title.test(word.key) ||
      /^(?:vice|deputy|former|acting|then|late|new|senior|u|s)$/u.test(word.key)
    );
  }

  private isAloneTitle(frame: Frame, at: number): boolean {
    if (this.language.hasCases) return !frame.words[at]!.isCapital;
    for (let place = at - 1; place >= Math.max(0, at - 3); place--) {
      const { key } = frame.words[place]!;
      if (key === 'the') return true;
      if (this.language.preposition.test(key) || !/^\s$/u.test(frame.gap(place + 1))) return false;
    }
    return false;
  }

  /** The subject that stands after the verb at a place; null where there is none. */
  after(frame: Frame, verb: number): Reference | null {
    const { words } = frame;
    const { language } = this;
    let hasRelation = false;
    let title: string | null = null;
    for (let at = verb + 1; at < words.length && at <= verb + FURTHEST; at++) {
      const word = words[at]!;
      if (!LINKED.test(frame.gap(at))) break;
      const pronoun = language.pronouns[word.key];
      if (pronoun) return at <= verb + 3 && title === null && !hasRelation ? { kind: 'PRONOUN', of: pronoun } : UNKNOWN;
      const official = word.names.find(({ kind }) => kind === 'OFFICIAL');
      if (official && this.isSubject(official)) return this.afterOfficial(frame, at, official, hasRelation);
      const office = word.names.find(({ kind }) => kind === 'OFFICE');
      if (office && this.isSubject(office)) {
        const next = this.placeAfter(frame, at, office);
        const beside = words[next]?.names.find(({ kind }) => kind === 'OFFICIAL');
        if (beside && LINKED.test(frame.gap(next)) && this.isSubject(beside))
          return this.afterOfficial(frame, next, beside, hasRelation);
        if (words[next] && LINKED.test(frame.gap(next)) && words[next].isCapital) return UNKNOWN;
        return hasRelation ? UNKNOWN : this.holder(office);
      }
      const body = word.names.find(({ kind }) => kind === 'ORGANIZATION' || kind === 'COUNTRY');
      if (body) {
        const next = this.placeAfter(frame, at, body);
        const isHead =
          !words[next] ||
          !LINKED.test(frame.gap(next)) ||
          language.preposition.test(words[next].key) ||
          language.opensClause.test(words[next].key) ||
          language.betweenSubjectAndVerb.test(words[next].key);
        const isOwn = !language.hasCases || at === verb + 1 || BODY.test(words[at - 1]!.key);
        if (isHead && isOwn && body.kind === 'ORGANIZATION' && !hasRelation && title === null && this.isSubject(body))
          return this.body(frame, body);
        at = next - 1;
        continue;
      }
      if (language.preposition.test(word.key) && at > verb + 1) break;
      if (language.opensClause.test(word.key)) break;
      if (language.relation.test(word.key)) hasRelation = true;
      if (language.title.test(word.key) && !word.isCapital) title = word.key;
    }
    const first = words[verb + 1];
    if (!first || !LINKED.test(frame.gap(verb + 1))) return null;
    if (title !== null && !language.preposition.test(first.key) && this.isBareTitle(frame, verb, title))
      return { kind: 'TITLE', noun: title };
    return UNKNOWN;
  }

  /** Whom "according to" is followed by, in whatever case. */
  following(frame: Frame, last: number): Reference | null {
    const { language } = this;
    const free = new Subjects(this.gazetteer, { ...language, hasCases: false });
    const possessive = POSSESSIVES[frame.words[last - 1]?.key ?? ''] ?? POSSESSIVES[frame.words[last + 1]?.key ?? ''];
    if (possessive) return { kind: 'PRONOUN', of: possessive };
    const document = frame.words.findIndex(({ key }, at) => at > last && at <= last + 3 && DOCUMENTS.test(key));
    const by =
      document < 0
        ? -1
        : frame.words.findIndex(({ key }, at) => at > document && at <= document + 6 && /^(?:by|from|of)$/u.test(key));
    return free.after(frame, by < 0 ? last : by);
  }

  /** The subject of a sentence, told by its being the only person named before a place, or the body that it begins with. */
  ofSentence(frame: Frame, until: number): Reference | null {
    const before = frame.words.slice(0, until);
    const named = before.flatMap(({ names }) => names.filter(({ kind }) => kind === 'OFFICIAL'));
    const [first] = named;
    if (first && named.every(({ subjectId }) => subjectId === first.subjectId)) {
      return this.unlessOblique(frame, this.placeOf(frame, first), this.named(frame, first));
    }
    const pronoun = before[0] && this.language.pronouns[before[0].key];
    if (pronoun && named.length === 0) return { kind: 'PRONOUN', of: pronoun };
    const body = before.slice(0, 2).flatMap(({ names }) => names.filter(({ kind }) => kind === 'ORGANIZATION'))[0];
    return body && named.length === 0 && this.isWholeSubject(frame, body) ? this.body(frame, body) : UNKNOWN;
  }

  /** Whether what follows a name is not a noun that it only belongs to: "the League's chair", "League officials". */
  private isWholeSubject(frame: Frame, mention: FoundMention): boolean {
    const next = this.placeAfter(frame, 0, mention);
    const word = frame.words[next];
    return (
      word !== undefined &&
      !/['’]/u.test(frame.gap(next)) &&
      !this.language.relation.test(word.key) &&
      !this.language.preposition.test(word.key)
    );
  }

  private isBareTitle(frame: Frame, verb: number, title: string): boolean {
    const at = frame.words.findIndex((word, place) => place > verb && word.key === title);
    const next = frame.words[at + 1];
    const isLast =
      !next ||
      !/^\s$/u.test(frame.gap(at + 1)) ||
      this.language.preposition.test(next.key) ||
      this.language.opensClause.test(next.key);
    return isLast && (this.language.hasCases ? at === verb + 1 : frame.words[verb + 1]!.key === 'the');
  }

  private afterOfficial(frame: Frame, at: number, official: FoundMention, hasRelation: boolean): Reference {
    const next = this.placeAfter(frame, at, official);
    const word = frame.words[next];
    const gap = frame.gap(next);
    if (word && /^['’]$/u.test(gap) && word.key === 's') return UNKNOWN;
    if (word && /^\s+$/u.test(gap)) {
      if (this.language.and.test(word.key)) return SEVERAL;
      if (
        word.isCapital &&
        word.names.length === 0 &&
        !/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/u.test(word.key) &&
        !this.language.hasCases
      )
        return UNKNOWN;
      if (!this.language.hasCases && this.language.relation.test(word.key)) return UNKNOWN;
    }
    // A relation that stands before a name in the case of a subject belongs to it; in English "Trump spokesman Ada Byron" is she.
    return hasRelation && this.language.hasCases && !this.isDeclinable(official)
      ? UNKNOWN
      : this.named(frame, official);
  }

  private named(frame: Frame, official: FoundMention): Reference {
    const from = this.placeOf(frame, official);
    const office =
      from > 0 && /^\s$/u.test(frame.gap(from)) ? ofKind(frame.words[from - 1]!.namesEnd, 'OFFICE') : undefined;
    if (!this.isSubject(official)) return UNKNOWN;
    if (!this.language.hasCases && from > 0 && this.isRelationOf(frame, from)) return UNKNOWN;
    if (
      this.language.hasCases &&
      from > 0 &&
      this.language.relation.test(frame.words[from - 1]!.key) &&
      !this.isDeclinable(official)
    )
      return UNKNOWN;
    return {
      kind: 'NAMED',
      speaker: {
        speakerId: official.subjectId,
        officeId: office?.subjectId ?? null,
        roleAsPrinted: office?.surface ?? null,
        isNamed: true,
      },
    };
  }

  /** "A critic of Ada Byron" is told by its preposition; "critics Ada Byron" does not occur. */
  private isRelationOf(frame: Frame, from: number): boolean {
    return frame.words[from - 1]!.key === 'of';
  }

  private holder(office: FoundMention): Reference {
    const officialId =
      office.holderTenureId === null ? undefined : this.gazetteer.tenures.get(office.holderTenureId)?.officialId;
    if (officialId === undefined || !this.isSubject(office)) return UNKNOWN;
    return {
      kind: 'HOLDER',
      speaker: { speakerId: officialId, officeId: office.subjectId, roleAsPrinted: office.surface, isNamed: false },
    };
  }

  private body(frame: Frame, body: FoundMention): Reference {
    const from = this.placeOf(frame, body);
    const before = frame.words[from - 1];
    const isInside =
      before !== undefined && /^\s*["«“„]?\s*$/u.test(frame.gap(from)) && this.language.relation.test(before.key);
    if (isInside || !this.isSubject(body)) return UNKNOWN;
    return {
      kind: 'NAMED',
      speaker: { speakerId: body.subjectId, officeId: null, roleAsPrinted: null, isNamed: true },
    };
  }

  /** Whether a name has the form of a subject, in a language that shows it. */
  private isSubject(mention: FoundMention): boolean {
    if (!this.language.hasCases || !/^\p{Script=Cyrillic}/u.test(mention.surface)) return true;
    const spellings = spellingsOf(this.gazetteer.subjects.get(mention.subjectId)!);
    const printed = wordsOf(mention.surface);
    return spellings.some((spelling) => {
      const spelled = wordsOf(spelling);
      // An official by the last word, which may stand alone; all else by the first, what follows being in cases of its own.
      return mention.kind === 'OFFICIAL'
        ? printed.at(-1) === spelled.at(-1) || printed.at(-1) === spelled[0]
        : printed[0] === spelled[0];
    });
  }

  /** Whether the form of a name tells its case. */
  private isDeclinable({ surface }: FoundMention): boolean {
    return /(?:[оеё]в|[иы]н|ий|ый|ой|а|я)$/u.test(surface);
  }

  private placeOf({ words }: Frame, { start }: FoundMention): number {
    return words.findIndex((word) => word.start >= start);
  }

  private placeAfter({ words }: Frame, from: number, { end }: FoundMention): number {
    let at = from;
    while (at < words.length && words[at]!.start < end) at++;
    return at;
  }
}

function ofKind(mentions: readonly FoundMention[], kind: FoundMention['kind']): FoundMention | undefined {
  return mentions.find((mention) => mention.kind === kind);
}

function wordsOf(name: string): string[] {
  return name
    .trim()
    .split(/[\s-]+/u)
    .map(keyOf);
}
