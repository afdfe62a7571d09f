import type { CompiledGazetteer } from './compile.js';
import { MENTION_CONFIDENCE } from './confidence.js';
import type { FoundMention, TextContext } from './found.js';
import { holderOf } from './holders.js';
import { longestOf, type Candidate } from './longest.js';
import { findNamed, type NamedSubject } from './named.js';
import { findOperations } from './operations.js';
import { findPresidencies } from './presidencies.js';
import { holdersAfter } from './qualifiers.js';
import { isBeside, readText, type Reading } from './reading.js';
import { findSurnames } from './surnames.js';
import { findSymbols } from './symbols.js';
import { findTitles } from './titles.js';
import { findTopics } from './topics.js';

export type { FoundMention, TextContext } from './found.js';

/**
 * The known subjects a text names, in reading order. Of names that overlap the longest counts; topics are found by their
 * terms besides and may overlap anything. Where several subjects have equal claim to the same words, none is found.
 */
export function findMentions(text: string, gazetteer: CompiledGazetteer, context: TextContext): FoundMention[] {
  const reading = readText(text, gazetteer, context);
  const named = findNamed(reading);
  const names: Candidate[] = [
    ...named.map((subject) => ofName(reading, subject)),
    ...findOperations(reading).map(({ hit, rule }) => ({
      ...reading.spanOf(hit.from, hit.to),
      subjectId: hit.name.subject.id,
      rule,
    })),
    ...findPresidencies(reading),
    ...findResolutions(reading),
    ...findSurnames(reading, named).map(({ official, at, to }) => ({
      ...reading.spanOf(at, to),
      subjectId: official.id,
      rule: 'SURNAME' as const,
    })),
  ];
  const topics = findTopics(reading.tokens, gazetteer.topics, context.language).map((topic): Candidate => ({
    ...topic,
    rule: 'TOPIC_TERM',
  }));
  return [...longestOf(reading, names), ...topics]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((candidate) => toMention(reading, candidate));
}

function ofName(reading: Reading, { hit, from, to, rule }: NamedSubject): Candidate {
  const { id, kind } = hit.name.subject;
  const candidate = { ...reading.spanOf(from, to), subjectId: id, rule };
  if (kind !== 'OFFICE') return candidate;
  const named = [...officialsBefore(reading, from), ...(isBeside(reading, to) ? holdersAfter(reading, to) : [])];
  const holder = isOfAnotherTime(reading, from) ? null : holderOf(id, named, reading.gazetteer, reading.context);
  return { ...candidate, holderTenureId: holder?.id ?? null };
}

/** Words before an office that say it is not about whoever holds it now. */
const ANOTHER_TIME =
  /^(?:former|ex|previous|next|future|then|appoint\p{L}*|elect\p{L}*|becom\p{L}*|became|бывш\p{L}+|экс|прежн\p{L}+|будущ\p{L}+|тогдашн\p{L}+|назнач\p{L}+|избра\p{L}+|стан\p{L}+|стал\p{L}*)$/u;
const NEAR = 3;

function isOfAnotherTime({ tokens }: Reading, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - NEAR) && !tokens[at + 1]!.opensSentence; at--) {
    if (ANOTHER_TIME.test(tokens[at]!.key)) return true;
  }
  return false;
}

/** The official named right before an office: "Ada Byron, Secretary General", "appointed Ada Byron Secretary General". */
function officialsBefore(reading: Reading, from: number): string[] {
  if (reading.tokens[from]!.opensSentence || !/^,?\s$/u.test(reading.gapText(from))) return [];
  const before = reading.tokens[from - 1]!.key === 'acting' ? from - 1 : from;
  const named = (reading.hitsTo.get(before) ?? []).filter(({ name }) => name.subject.kind === 'OFFICIAL');
  return named.map(({ name }) => name.subject.id);
}

function findResolutions(reading: Reading): Candidate[] {
  const { symbols, titles } = reading.gazetteer;
  const bySymbol = findSymbols(reading.text, symbols);
  const named = new Set(bySymbol.map(({ subjectId }) => subjectId));
  return [
    ...bySymbol.map((span): Candidate => ({ ...span, rule: 'SYMBOL' })),
    ...findTitles(reading.text, titles, named).map((span): Candidate => ({ ...span, rule: 'TITLE' })),
  ];
}

function toMention(reading: Reading, { start, end, subjectId, rule, holderTenureId }: Candidate): FoundMention {
  return {
    subjectId,
    kind: reading.gazetteer.subjects.get(subjectId)!.kind,
    start,
    end,
    surface: reading.text.slice(start, end),
    confidence: MENTION_CONFIDENCE[rule],
    holderTenureId: holderTenureId ?? null,
    rule,
  };
}
