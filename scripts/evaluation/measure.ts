import type { FoundStatement, Refusal } from '../../src/ingest/attribution/found-statement.js';
import type { FoundMention } from '../../src/ingest/recognition/found.js';
import type { Span } from '../../src/ingest/recognition/span.js';
import type { LabelledText } from './labelled.js';

/** How many of what was labelled were found, and of what was found were labelled. */
export interface Tally {
  readonly found: number;
  readonly labelled: number;
  readonly right: number;
  /** Of statements: the words of somebody who is said to have spoken, given to another. */
  readonly wrongSpeakers: number;
}

/** One thing that was found and not labelled, or the other way round. */
export interface Difference {
  readonly text: string;
  readonly what: 'MISSED' | 'FALSE' | 'WRONG_SPEAKER';
  readonly kind: string;
  readonly label: string;
  readonly words: string;
}

export interface Measured {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly differences: readonly Difference[];
}

/** Names differ by an article or an owner; whose a statement is must be told of at least so much of its words. */
const LEAST_OVERLAP = { mention: 0.5, statement: 0.9 };

/** What ids and slugs of a world stand for. */
export interface World {
  /** Slugs of subjects, by id. */
  readonly slugs: ReadonlyMap<string, string>;
  /** Kinds of subjects, by slug. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Slugs of officials, by the id of a tenure. */
  readonly holders: ReadonlyMap<string, string>;
}

/** What was found in a text against its labels; who is meant by an office is counted as HOLDER. */
export function measure(
  text: LabelledText,
  found: {
    readonly mentions: readonly FoundMention[];
    readonly statements: readonly FoundStatement[];
    readonly refusals: readonly Refusal[];
  },
  { slugs, kinds, holders }: World,
): Measured {
  const tallies = new Map<string, Tally>();
  const differences: Difference[] = [];
  const add = (kind: string, more: Partial<Tally>) => {
    const { found: f = 0, labelled = 0, right = 0, wrongSpeakers = 0 } = tallies.get(kind) ?? {};
    tallies.set(kind, {
      found: f + (more.found ?? 0),
      labelled: labelled + (more.labelled ?? 0),
      right: right + (more.right ?? 0),
      wrongSpeakers: wrongSpeakers + (more.wrongSpeakers ?? 0),
    });
  };
  const differ = (what: Difference['what'], kind: string, label: string, { start, end }: Span) =>
    differences.push({ text: text.id, what, kind, label, words: text.text.slice(start, end).replace(/\s+/gu, ' ') });

  const mentions = found.mentions
    .filter(({ kind }) => kind !== 'TOPIC')
    .map((mention) => ({ ...mention, slug: slugs.get(mention.subjectId)! }));
  const labelledMentions = text.mentions.map(([start, end, slug, holder]) => ({ start, end, slug, holder }));
  for (const { one, other } of pairs(labelledMentions, mentions, (a, b) => a.slug === b.slug, LEAST_OVERLAP.mention)) {
    const kind = (one ? kinds.get(one.slug) : other?.kind) ?? 'UNKNOWN';
    add(kind, { labelled: one ? 1 : 0, found: other ? 1 : 0, right: one && other ? 1 : 0 });
    if (!other) differ('MISSED', kind, one!.slug, one!);
    if (!one) differ('FALSE', kind, other!.slug, other!);
    if (!one || !other || kind !== 'OFFICE') continue;
    const holder = other.holderTenureId === null ? undefined : holders.get(other.holderTenureId);
    add('HOLDER', {
      labelled: one.holder ? 1 : 0,
      found: holder ? 1 : 0,
      right: holder && holder === one.holder ? 1 : 0,
    });
    if (holder && holder !== one.holder) differ('FALSE', 'HOLDER', `${holder}, not ${one.holder ?? 'anybody'}`, one);
  }

  const statements = found.statements.map((statement) => ({ ...statement, slug: slugs.get(statement.speakerId)! }));
  const labelledStatements = text.statements.map(([start, end, form, slug]) => ({ start, end, form, slug }));
  for (const { one, other } of pairs(labelledStatements, statements, () => true, LEAST_OVERLAP.statement)) {
    const form = (one ?? other)!.form;
    const isRight = one && other && one.slug === other.slug;
    const isWrong = one && other && one.slug !== other.slug;
    add(form, { labelled: one ? 1 : 0, found: other ? 1 : 0, right: isRight ? 1 : 0, wrongSpeakers: isWrong ? 1 : 0 });
    if (isWrong) differ('WRONG_SPEAKER', form, `${other.slug}, not ${one.slug}`, one);
    if (!other) {
      const refusal = found.refusals.find((each) => overlap(each, one!) > 0);
      differ('MISSED', form, refusal ? `${one!.slug} ${refusal.reason}` : one!.slug, one!);
    }
    if (!one) differ('FALSE', form, `${other!.slug} ${other!.rule}`, other!);
  }
  return { tallies, differences };
}

interface Pair<One, Other> {
  readonly one: One | null;
  readonly other: Other | null;
}

/** Each of one list with the first of the other that is the same and covers enough of it; then what is left of both. */
function pairs<One extends Span, Other extends Span>(
  ones: readonly One[],
  others: readonly Other[],
  isSame: (one: One, other: Other) => boolean,
  least: number,
): Pair<One, Other>[] {
  const left = [...others];
  const paired = ones.map((one): Pair<One, Other> => {
    const at = left.findIndex((other) => isSame(one, other) && overlap(one, other) >= least);
    return { one, other: at < 0 ? null : left.splice(at, 1)[0]! };
  });
  return [...paired, ...left.map((other) => ({ one: null, other }))];
}

function overlap(one: Span, other: Span): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const both = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return both === 0 ? 0 : Math.max(0, common) / both;
}

export function united(measures: readonly Measured[]): Measured {
  const tallies = new Map<string, Tally>();
  for (const { tallies: each } of measures) {
    for (const [kind, tally] of each) {
      const sum = tallies.get(kind) ?? { found: 0, labelled: 0, right: 0, wrongSpeakers: 0 };
      tallies.set(kind, {
        found: sum.found + tally.found,
        labelled: sum.labelled + tally.labelled,
        right: sum.right + tally.right,
        wrongSpeakers: sum.wrongSpeakers + tally.wrongSpeakers,
      });
    }
  }
  return { tallies, differences: measures.flatMap(({ differences }) => differences) };
}
