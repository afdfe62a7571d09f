import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import { placeAfter, placeOf, type Frame } from './frame.js';
import { isNominative, showsCase } from './name-form.js';
import type { Word } from './passage.js';
import { BODY, ofKind, References, UNKNOWN, type Reference } from './reference.js';
import type { SpeechLanguage } from './speech.js';

const SEVERAL: Reference = { kind: 'SEVERAL' };
const FURTHEST = 14;
const LONGEST_APPOSITION = 25;
const LINKED = /^\s*[-‐‑]?\s*$|^\.\s?$|^['’]$|^\s*["«»“”„]\s*$|^["»”]?\s+["«“„]?$/u;
const APART = /[,(—–):;]|\s-\s/u;

/**
 * Reads who the subject of a verb of saying is. Only words that belong to a name may stand between the beginning of its clause and the name: any other
 * word may make somebody else the subject, as in "a lawyer representing Ada Byron said".
 */
export class Subjects {
  private readonly references: References;

  constructor(
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {
    this.references = new References(gazetteer, language);
  }

  /** The subject that stands before the verb at a place; null where there is none. */
  before(frame: Frame, verb: number): Reference | null {
    const { words } = frame;
    const { language } = this;
    let at = verb - 1;
    while (at >= 0 && this.isPassedOver(words[at]!)) at--;
    if (at < 0) return null;
    const { key } = words[at]!;
    // "The League opposed the plan and said".
    if (language.and.test(key)) return this.ofSentence(frame, at);
    if (language.opensClause.test(key) || language.as.test(key)) return null;
    return APART.test(frame.gap(at + 1)) ? this.beforeApposition(frame, at) : this.endingAt(frame, at);
  }

  private isPassedOver({ key, namesEnd }: Word): boolean {
    return namesEnd.length === 0 && (this.language.betweenSubjectAndVerb.test(key) || key === 'on');
  }

  /** "Ada Byron, who leads the office, said"; "the League's spokeswoman, Ada Byron, said". */
  private beforeApposition(frame: Frame, at: number): Reference {
    const { words } = frame;
    const name = ofKind(words[at]!.namesEnd, 'OFFICIAL');
    const from = name ? placeOf(frame, name) : -1;
    if (name && from > 0 && /^,\s/u.test(frame.gap(from))) {
      return this.language.title.test(words[from - 1]!.key) || this.endsTitle(frame, from - 1)
        ? this.references.named(frame, name)
        : UNKNOWN;
    }
    for (let comma = at; comma > Math.max(0, at - LONGEST_APPOSITION); comma--) {
      if (APART.test(frame.gap(comma))) return this.endingAt(frame, comma - 1) ?? UNKNOWN;
    }
    return UNKNOWN;
  }

  /** Whether a title ends at a place with the body that it belongs to: "delegate to the League". */
  private endsTitle({ words }: Frame, at: number): boolean {
    const body = words[at]!.namesEnd.find(({ kind }) => kind === 'ORGANIZATION' || kind === 'OFFICE');
    if (!body) return false;
    const from = words.findIndex((word) => word.start >= body.start);
    const before = words.slice(Math.max(0, from - 3), from);
    return body.kind === 'OFFICE' || before.some(({ key }) => this.language.title.test(key));
  }

  private endingAt(frame: Frame, at: number): Reference | null {
    const word = frame.words[at];
    if (!word) return null;
    const pronoun = this.language.pronouns.get(word.key);
    if (pronoun) return { kind: 'PRONOUN', of: pronoun };
    const official = ofKind(word.namesEnd, 'OFFICIAL');
    if (official) return this.asSubject(frame, official, this.references.named(frame, official));
    const office = ofKind(word.namesEnd, 'OFFICE');
    if (office) return this.asSubject(frame, office, this.references.holder(office));
    const body = ofKind(word.namesEnd, 'ORGANIZATION') ?? ofKind(word.namesEnd, 'COUNTRY');
    if (body) return this.officialOf(frame, body) ?? this.asSubject(frame, body, this.references.body(frame, body));
    return this.language.title.test(word.key) && this.isAloneTitle(frame, at)
      ? { kind: 'TITLE', noun: word.key }
      : UNKNOWN;
  }

  /** "President Ada Byron of Ruritania said": whoever stands before the "of". */
  private officialOf(frame: Frame, body: FoundMention): Reference | null {
    const { words } = frame;
    let at = placeOf(frame, body) - 1;
    while (at >= 0 && this.language.article.test(words[at]!.key)) at--;
    if (at < 1 || words[at]!.key !== 'of' || !ofKind(words[at - 1]!.namesEnd, 'OFFICIAL')) return null;
    return this.endingAt(frame, at - 1);
  }

  /** Whether a name is the subject of its clause, and not only a part of it. */
  private asSubject(frame: Frame, mention: FoundMention, reference: Reference): Reference {
    const { words } = frame;
    const { language } = this;
    const from = placeOf(frame, mention);
    for (let at = from - 1; at >= 0; at--) {
      const word = words[at]!;
      if (APART.test(frame.gap(at + 1)) || /["“”«»„]/u.test(frame.gap(at + 1))) break;
      if (language.and.test(word.key)) {
        const isJoined =
          at > 0 && !APART.test(frame.gap(at)) && (words[at - 1]!.isCapital || words[at - 1]!.namesEnd.length > 0);
        return isJoined ? SEVERAL : reference;
      }
      if (language.opensClause.test(word.key) || language.that.test(word.key))
        return RELATIVE.test(word.key) ? UNKNOWN : reference;
      if (this.belongsToName(word) || this.isOfTitle(frame, at) || TIME.test(word.key) || DOCUMENTS.test(word.key))
        continue;
      if (language.hasCases) return language.preposition.test(word.key) || !showsCase(mention) ? UNKNOWN : reference;
      if (!language.preposition.test(word.key)) return UNKNOWN;
      return this.isBehindTime(frame, at, from) || this.isRestOfTitle(frame, at, from) ? reference : UNKNOWN;
    }
    return reference;
  }

  /** "Press secretary", "student leader": a noun that says more of the title behind it. */
  private isOfTitle({ words }: Frame, at: number): boolean {
    const next = words[at + 1];
    return next !== undefined && next.gap === 'SPACE' && this.language.title.test(next.key);
  }

  /** "On Monday Ada Byron said", "in the letter she said". */
  private isBehindTime(frame: Frame, at: number, from: number): boolean {
    const opens = at === 0 || APART.test(frame.gap(at));
    return (
      opens &&
      frame.words.slice(at + 1, from).some(({ key }) => TIME.test(key) || DATE.test(key) || DOCUMENTS.test(key))
    );
  }

  /** "Ambassador to the League Ada Byron", "director of the League Ada Byron". */
  private isRestOfTitle({ words }: Frame, at: number, from: number): boolean {
    const noun = words[at - 1];
    return at + 1 < from && noun !== undefined && this.language.title.test(noun.key) && !AGENTS.test(noun.key);
  }

  /** Articles, titles and other words with a capital, which may stand before a name. */
  private belongsToName({ key, isCapital, names, namesEnd }: Word): boolean {
    if (names.length > 0 || namesEnd.length > 0) return true;
    const { language } = this;
    if (language.preposition.test(key) || language.and.test(key) || language.opensClause.test(key)) return false;
    return language.article.test(key) || language.title.test(key) || isCapital || OF_TITLES.test(key);
  }

  private isAloneTitle(frame: Frame, at: number): boolean {
    if (this.language.hasCases) return !frame.words[at]!.isCapital;
    return frame.words[at - 1]?.key === 'the' && /^\s$/u.test(frame.gap(at));
  }

  /** The subject that stands after the verb at a place; null where there is none. */
  after(frame: Frame, verb: number): Reference | null {
    return this.behind(frame, verb, true);
  }

  /** Whom "according to" is followed by, in whatever case. */
  following(frame: Frame, last: number): Reference | null {
    const { words } = frame;
    const isAlone = words[last + 2] === undefined || !/^\s$/u.test(frame.gap(last + 2));
    const possessive =
      POSSESSIVES.get(words[last - 1]?.key ?? '') ?? (isAlone ? OBJECTS.get(words[last + 1]?.key ?? '') : undefined);
    if (possessive) return { kind: 'PRONOUN', of: possessive };
    const document = words.findIndex(({ key }, at) => at > last && at <= last + 3 && DOCUMENTS.test(key));
    const by =
      document < 0 ? -1 : words.findIndex(({ key }, at) => at > document && at <= document + 6 && BY.test(key));
    return document >= 0 && by < 0 ? UNKNOWN : this.behind(frame, by < 0 ? last : by, false);
  }

  private behind(frame: Frame, place: number, isSubject: boolean): Reference | null {
    const { words } = frame;
    const { language } = this;
    if (!words[place + 1] || !LINKED.test(frame.gap(place + 1))) return null;
    let hasOther = false;
    for (let at = place + 1; at < words.length && at <= place + FURTHEST && LINKED.test(frame.gap(at)); at++) {
      const word = words[at]!;
      const pronoun = language.pronouns.get(word.key);
      if (pronoun) return at === place + 1 || !hasOther ? { kind: 'PRONOUN', of: pronoun } : UNKNOWN;
      const mention = word.names.find(({ kind }) => kind !== 'COUNTRY' || language.hasCases);
      if (mention && !(isSubject && !isNominative(mention, this.gazetteer))) {
        const isSure = !hasOther || (isSubject && language.hasCases && showsCase(mention));
        const found = isSure ? this.headAt(frame, at, mention, { place, isSubject }) : UNKNOWN;
        if (found) return found;
        at = placeAfter(frame, at, mention) - 1;
        continue;
      }
      if (mention) {
        at = placeAfter(frame, at, mention) - 1;
        continue;
      }
      if ((language.preposition.test(word.key) && at > place + 1) || language.opensClause.test(word.key)) break;
      const title = this.bareTitleAt(frame, at, place);
      if (title) return title;
      const isFitting =
        isSubject || !language.hasCases ? this.belongsToName(word) : word.isCapital || TITLE_IN_ANY_CASE.test(word.key);
      if (!isFitting && !this.isOfTitle(frame, at) && !language.betweenSubjectAndVerb.test(word.key)) hasOther = true;
    }
    return UNKNOWN;
  }

  /** What a name behind the verb makes the subject; null when it only says more of the name that follows. */
  private headAt(
    frame: Frame,
    at: number,
    mention: FoundMention,
    { place, isSubject }: { readonly place: number; readonly isSubject: boolean },
  ): Reference | null {
    const next = placeAfter(frame, at, mention);
    const word = frame.words[next];
    const gap = frame.gap(next);
    if (word?.key === 's' && /^['’]$/u.test(gap)) return UNKNOWN;
    const isLinked = word !== undefined && /^\s+$/u.test(gap);
    if (mention.kind === 'OFFICIAL') {
      if (isLinked && this.language.and.test(word.key)) return SEVERAL;
      return isLinked && !this.mayFollow(word) ? UNKNOWN : this.references.named(frame, mention, isSubject);
    }
    if (isLinked && !this.mayFollow(word)) return null;
    if (mention.kind === 'OFFICE') return this.references.holder(mention);
    const before = frame.words[at - 1];
    const isOwn = !this.language.hasCases || at === place + 1 || (before !== undefined && BODY.test(before.key));
    return mention.kind === 'ORGANIZATION' && isOwn ? this.references.body(frame, mention) : UNKNOWN;
  }

  /** Whether a word may stand behind a whole subject: "said Ada Byron in May", and not "said Ada Byron critic". */
  private mayFollow({ key, isCapital, names }: Word): boolean {
    const { language } = this;
    if (names.length > 0) return false;
    if (language.hasCases) return !isCapital;
    return (
      language.preposition.test(key) ||
      language.opensClause.test(key) ||
      language.betweenSubjectAndVerb.test(key) ||
      TIME.test(key) ||
      DATE.test(key)
    );
  }

  private bareTitleAt(frame: Frame, at: number, place: number): Reference | null {
    const { words } = frame;
    const { language } = this;
    const word = words[at]!;
    if (!language.title.test(word.key) || word.isCapital) return null;
    const next = words[at + 1];
    const isLast = !next || !/^\s$/u.test(frame.gap(at + 1)) || this.mayFollow(next);
    const isTold = language.hasCases
      ? at === place + 1 && (!next || !/^\s$/u.test(frame.gap(at + 1)))
      : words[at - 1]!.key === 'the' && at === place + 2;
    return isLast && isTold ? { kind: 'TITLE', noun: word.key } : null;
  }

  /** The subject of a sentence: whoever it begins with, when no other person is named before a place. */
  ofSentence(frame: Frame, until: number): Reference | null {
    const before = frame.words.slice(0, until);
    const pronoun = before[0] && this.language.pronouns.get(before[0].key);
    if (pronoun) return { kind: 'PRONOUN', of: pronoun };
    const at = before.findIndex(({ names }) =>
      names.some(({ kind }) => kind === 'OFFICIAL' || kind === 'ORGANIZATION'),
    );
    const mention = before[at]?.names.find(({ kind }) => kind === 'OFFICIAL' || kind === 'ORGANIZATION');
    if (!mention || !before.slice(0, at).every((word) => this.belongsToName(word))) return UNKNOWN;
    const next = before[placeAfter(frame, at, mention)];
    const others = before.flatMap(({ names }) => names.filter(({ kind }) => kind === 'OFFICIAL'));
    if (others.some(({ subjectId }) => subjectId !== mention.subjectId)) return UNKNOWN;
    if (
      !next ||
      next.isCapital ||
      this.language.preposition.test(next.key) ||
      next.key === 's' ||
      this.language.relation.test(next.key)
    )
      return UNKNOWN;
    if (!isNominative(mention, this.gazetteer)) return UNKNOWN;
    return mention.kind === 'OFFICIAL' ? this.references.named(frame, mention) : this.references.body(frame, mention);
  }
}

/** "По его словам", "according to her": what stands for a pronoun there. */
const POSSESSIVES: ReadonlyMap<string, 'HE' | 'SHE'> = new Map([
  ['его', 'HE'],
  ['ее', 'SHE'],
]);
const OBJECTS: ReadonlyMap<string, 'HE' | 'SHE'> = new Map([
  ['him', 'HE'],
  ['her', 'SHE'],
]);
/** What people say things in. */
const DOCUMENTS =
  /^(?:tweet|statement|report|letter|post|remark|comment|release|speech|survey|study|poll|memo|document|rumou?r)s?$/u;
const BY = /^(?:by|from|of)$/u;
const TITLE_IN_ANY_CASE =
  /^(?:министр|президент|премьер|канцлер|губернатор|глав|генсек|депутат|сенатор|спикер|посл|посол|мэр|генерал|директор|председател|секретар|прокурор|лидер|руководител|полковник|начальник)\p{L}{0,3}$/u;
const RELATIVE = /^(?:who|whom|whose|which|that|котор\p{L}+)$/u;
/** Who speaks for others. */
const AGENTS = /^(?:spokes\p{L}+|representative|deputy|speaker|wife|husband|lawyer|critic)$/u;
const OF_TITLES = /^(?:vice|deputy|former|acting|then|late|new|senior|outgoing|u|s|бывш\p{L}+|нов\p{L}+|и|о)$/u;
const TIME =
  /^(?:today|yesterday|tomorrow|earlier|later|meanwhile|then|week|month|year|night|morning|evening|afternoon|weekend|last|next|this|day|here)$/u;
const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})$/u;
