import type { Period } from '../../lib/calendar.js';
import { coveredPeriod } from '../../lib/term.js';
import { presidencyKey } from './compile.js';
import type { MentionRule } from './confidence.js';
import type { GazetteerSubject } from './gazetteer.js';
import { meantTime, type MeantTime } from './meant-time.js';
import { isBeside, isOwnerName, longest, ownerFrom, type Hit, type Reading } from './reading.js';
import type { Span } from './span.js';
import { sentenceEnd, sentenceStart } from './tokens.js';

export interface NamedPresidency extends Span {
  readonly subjectId: string;
  readonly rule: MentionRule;
}

/** The words for a presidency, with the country that has it and the organization it is in, where that is said. */
interface Chair {
  /** The place of the word "presidency". */
  readonly at: number;
  readonly country: Hit;
  readonly organization: Hit | null;
  /** Word places; the end exclusive. */
  readonly from: number;
  readonly to: number;
}

const CUE = /^(?:presidency|chairmanship|председательств(?:о|а|у|ом|е))$/u;
const IS_OF_THE_STATE =
  /(?<!\p{L})(?:elect|candida|campaign|inaugurat|resign|ballot|vote[ds]? |выбор|кандидат|избра|инаугурац)/iu;

/** The presidencies that the text speaks of by country: "this year's chairmanship of Ruritania". */
export function findPresidencies(reading: Reading): NamedPresidency[] {
  return reading.tokens.flatMap(({ key }, at) => {
    const chair = CUE.test(key) ? readChair(reading, at) : null;
    const presidency = chair && presidencyOf(reading, chair);
    return presidency ? [presidency] : [];
  });
}

function presidencyOf(reading: Reading, chair: Chair): NamedPresidency | null {
  const { text, tokens, context, gazetteer } = reading;
  const span = reading.spanOf(chair.from, chair.to);
  const sentence = text.slice(
    tokens[sentenceStart(tokens, chair.at)]!.start,
    tokens[sentenceEnd(tokens, chair.at) - 1]!.end,
  );
  if (!chair.organization && IS_OF_THE_STATE.test(sentence)) return null;
  const before = text.slice(tokens[sentenceStart(tokens, chair.at)]!.start, span.start);
  const adjectives =
    chair.country.from < chair.at ? text.slice(tokens[chair.country.to - 1]!.end, tokens[chair.at]!.start) : '';
  const after = text.slice(span.end, tokens[sentenceEnd(tokens, chair.at) - 1]!.end);
  const time = meantTime(before + adjectives.replace(/^['’]s?/u, ''), after, context.published);
  const organizationId = chair.organization ? chair.organization.name.subject.id : context.homeOrganizationId;
  if (!time || !organizationId) return null;
  const chain = [organizationId, ...(gazetteer.owners.get(organizationId) ?? [])];
  const terms = chain.flatMap(
    (id) => gazetteer.presidencies.get(presidencyKey(id, chair.country.name.subject.id)) ?? [],
  );
  const meant = atTime(terms, time, context.published, context.today);
  const isYear = time.kind === 'DURING' && time.isSaid;
  return meant && { ...span, subjectId: meant.id, rule: isYear ? 'PRESIDENCY_OF_YEAR' : 'PRESIDENCY_OF_TIME' };
}

/** The presidency around the word for it: "of X", "in the organization of X", "X's". Null when no country or another body is named. */
function readChair(reading: Reading, at: number): Chair | null {
  const beside = organizationBefore(reading, at);
  if (beside === 'UNKNOWN') return null;
  const following = ownersAfter(reading, at);
  const possessor = possessorOf(reading, at);
  const country = following.country ?? possessor;
  const organization = beside ?? following.organization;
  if (!country || (following.country && possessor) || following.isOther) return null;
  return {
    at,
    country,
    organization,
    from: possessor ? possessor.from : beside ? beside.from : at,
    to: following.country ? following.country.to : at + 1,
  };
}

function organizationBefore(reading: Reading, at: number): Hit | null | 'UNKNOWN' {
  if (!isBeside(reading, at)) return null;
  const owner = longest((reading.hitsTo.get(at) ?? []).filter(isOwnerName));
  if (owner) return owner.name.subject.kind === 'ORGANIZATION' ? owner : null;
  const previous = reading.tokens[at - 1]!;
  const isName = previous.isCapital && !previous.opensSentence && !reading.isTitleCase && !TIME_WORD.test(previous.key);
  return isName ? 'UNKNOWN' : null;
}

const TIME_WORD =
  /^(?:the|current|previous|next|last|past|this|present|rotating|rotational|upcoming|нынешн|предыдущ|следующ)/u;
const MOST_ADJECTIVES = 3;

/** "X's (current) presidency", "X chairmanship". */
function possessorOf(reading: Reading, at: number): Hit | null {
  const { tokens } = reading;
  for (let end = at; end >= at - MOST_ADJECTIVES && end > 0; end--) {
    const hit = longest((reading.hitsTo.get(end) ?? []).filter(isOwnerName));
    const isPossessive = tokens[end]!.key === 's' && tokens[end]!.gap === 'APOSTROPHE';
    if (hit?.name.subject.kind === 'COUNTRY' && (isPossessive || end === at)) return isBeside(reading, at) ? hit : null;
    if (tokens[end]!.opensSentence) return null;
  }
  return null;
}

const PREPOSITIONS = new Set(['of', 'in', 'by', 'within', 'at', 'в', 'во']);
const OTHER_BODY = /^(?:council|union|committee|assembly|commission|совете?|союзе?|комитете?|комиссии)$/u;

interface OwnersAfter {
  readonly country: Hit | null;
  readonly organization: Hit | null;
  /** Whether an organization is named that is not known. */
  readonly isOther: boolean;
}

/** Country and organization after the word, in any order; Russian names the country without a preposition. */
function ownersAfter(reading: Reading, at: number): OwnersAfter {
  let country: Hit | null = null;
  let organization: Hit | null = null;
  for (let place = at + 1; isBeside(reading, place);) {
    const isPreposition = PREPOSITIONS.has(reading.tokens[place]!.key);
    const from = isPreposition ? place + 1 : place;
    const isRussian = /^\p{Script=Cyrillic}/u.test(reading.tokens[place]!.text);
    const owner = isPreposition || isRussian ? ownerOrBodyFrom(reading, from) : undefined;
    if (!owner) return { country, organization, isOther: isPreposition && isUnknownBody(reading, from) };
    if (owner.name.subject.kind === 'COUNTRY') {
      if (country) break;
      if (isPossessive(reading, owner.to)) return { country: null, organization, isOther: true };
      country = owner;
    } else {
      if (organization) break;
      organization = owner;
    }
    place = owner.to;
  }
  return { country, organization, isOther: false };
}

function ownerOrBodyFrom(reading: Reading, from: number): Hit | undefined {
  const owner = ownerFrom(reading, from);
  if (owner) return owner;
  const place = reading.tokens[from]?.key === 'the' ? from + 1 : from;
  return longest((reading.hitsFrom.get(place) ?? []).filter(({ name }) => name.subject.kind === 'ORGANIZATION'));
}

function isPossessive(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  return token?.key === 's' && token.gap === 'APOSTROPHE';
}

function isUnknownBody({ tokens }: Reading, from: number): boolean {
  const words = tokens.slice(from, from + 5);
  const end = words.findIndex(
    (word, at) => at > 0 && (!word.isCapital || word.gap !== 'SPACE') && words[at - 1]!.key !== 'the',
  );
  const name = end < 0 ? words : words.slice(0, end);
  return name.some(({ text, key, isCapital }) => /^\p{Lu}{2,}$/u.test(text) || (isCapital && OTHER_BODY.test(key)));
}

type Choice = (terms: readonly Placed[], published: Period, period: Period) => GazetteerSubject | null;

interface Placed {
  readonly presidency: GazetteerSubject;
  readonly period: Period;
}

const CHOICES: Readonly<Record<MeantTime['kind'], Choice>> = {
  DURING: (terms, _published, period) => {
    const [most, next] = terms
      .map(({ presidency, period: own }) => ({ presidency, days: daysShared(own, period) }))
      .filter(({ days }) => days > 0)
      .sort((a, b) => b.days - a.days);
    return most && most.days > 2 * (next?.days ?? 0) ? most.presidency : null;
  },
  BEFORE: (terms, published) => terms.findLast(({ period }) => period.until <= published.until)?.presidency ?? null,
  AFTER: (terms, published) => terms.find(({ period }) => period.from >= published.from)?.presidency ?? null,
};

function atTime(
  terms: readonly GazetteerSubject[],
  time: MeantTime,
  published: Period,
  today: string,
): GazetteerSubject | null {
  const placed = terms.flatMap((presidency) => {
    const period = presidency.term && coveredPeriod(presidency.term, today);
    return period ? [{ presidency, period }] : [];
  });
  placed.sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  return CHOICES[time.kind](placed, published, time.kind === 'DURING' ? time.period : published);
}

const DAY = 86_400_000;

function daysShared(a: Period, b: Period): number {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until < b.until ? a.until : b.until;
  return from > until ? 0 : (Date.parse(until) - Date.parse(from)) / DAY + 1;
}
