import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import type { Speaker } from './found-statement.js';
import { placeOf, type Frame } from './frame.js';
import { isNominative, showsCase } from './name-form.js';
import type { Word } from './passage.js';
import type { Pronoun, SpeechLanguage } from './speech.js';

/** Whom a verb of saying has as its subject. */
export type Reference =
  | { readonly kind: 'NAMED' | 'HOLDER'; readonly speaker: Speaker }
  | { readonly kind: 'PRONOUN'; readonly of: Pronoun }
  | { readonly kind: 'TITLE'; readonly noun: string }
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'SEVERAL' };

export const UNKNOWN: Reference = { kind: 'UNKNOWN' };

/** What names in the place of a subject mean. */
export class References {
  constructor(
    private readonly gazetteer: CompiledGazetteer,
    private readonly language: SpeechLanguage,
  ) {}

  /** An official by name, with the office that stands right before it. */
  named(frame: Frame, official: FoundMention, isSubject = true): Reference {
    const from = placeOf(frame, official);
    const before = frame.words[from - 1];
    const office = before && /^\s$/u.test(frame.gap(from)) ? ofKind(before.namesEnd, 'OFFICE') : undefined;
    if (isSubject && !isNominativeIn(this.language, official, this.gazetteer)) return UNKNOWN;
    const isOfAnother =
      before !== undefined && !office && this.language.relation.test(before.key) && /^\s$/u.test(frame.gap(from));
    if (isOfAnother && this.language.hasCases && !showsCase(official)) return UNKNOWN;
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

  /** Whoever an office means. */
  holder(office: FoundMention): Reference {
    const { holderTenureId } = office;
    const officialId = holderTenureId === null ? undefined : this.gazetteer.tenures.get(holderTenureId)?.officialId;
    if (officialId === undefined) return UNKNOWN;
    return {
      kind: 'HOLDER',
      speaker: { speakerId: officialId, officeId: office.subjectId, roleAsPrinted: office.surface, isNamed: false },
    };
  }

  /** An organization or a country. */
  body(frame: Frame, body: FoundMention): Reference {
    const from = placeOf(frame, body);
    const before = frame.words[from - 1];
    const isBeside = before !== undefined && /^\s*["«“„]?\s*$/u.test(frame.gap(from));
    const isPart =
      isBeside && (this.language.hasCases ? !this.mayOpenBody(before) : this.language.relation.test(before.key));
    if (isPart) return UNKNOWN;
    return {
      kind: 'NAMED',
      speaker: { speakerId: body.subjectId, officeId: null, roleAsPrinted: null, isNamed: true },
    };
  }

  /** What may stand before the name of a body that is a subject, where nouns follow each other in cases: "агентство", "однако". */
  private mayOpenBody({ key }: Word): boolean {
    const { quotes, betweenSubjectAndVerb, opensClause, that, and } = this.language;
    return (
      BODY.test(key) ||
      [quotes, betweenSubjectAndVerb, opensClause, that, and].some((words) => words.test(key)) ||
      /^(?:словам|данным|сообщению|мнению|утверждению)$/u.test(key)
    );
  }
}

/** Russian nouns that stand before the name of a body and mean nothing else. */
export const BODY =
  /^(?:агентств|газет|журнал|компани|ведомств|министерств|парти|организаци|телеканал|издани|корпораци|фонд|банк|сайт|портал)\p{L}*$/u;

function isNominativeIn({ hasCases }: SpeechLanguage, mention: FoundMention, gazetteer: CompiledGazetteer): boolean {
  return !hasCases || isNominative(mention, gazetteer) || !/^\p{Script=Cyrillic}/u.test(mention.surface);
}

export function ofKind(mentions: readonly FoundMention[], kind: FoundMention['kind']): FoundMention | undefined {
  return mentions.find((mention) => mention.kind === kind);
}
