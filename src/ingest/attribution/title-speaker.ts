import type { CompiledGazetteer } from '../recognition/compile.js';
import type { StatementRule } from './confidence.js';
import type { Speaker } from './found-statement.js';
import type { FoundMention } from '../recognition/found.js';
import { keyOf } from '../recognition/tokens.js';
import { spellingsOf } from '../recognition/owners.js';

/** Whose words a title says its article is. */
export interface TitleSpeaker extends Speaker {
  readonly rule: StatementRule;
  /** Whether the title may also only speak of the speaker: "Ada Byron: a life", "Ada Byron on trial". */
  readonly isOnlyTopic: boolean;
}

/** The words of a title that name one speaker: an office, an official, or the one before the other. */
interface Group {
  readonly office: FoundMention | null;
  readonly official: FoundMention | null;
  readonly organization: FoundMention | null;
  readonly start: number;
  readonly end: number;
}

const VERB_EN =
  '(?:answered|answers|replied|replies|responded|responds|commented|comments|spoke|speaks|made a statement|issued a statement|delivered|delivers|addressed|addresses|gave|gives|said|says|stated|states|told|tells|on)';
const VERB_RU =
  '(?:ответил|отвечает|прокомментировал|комментирует|выступил|выступает|сделал|заявил|заявляет|рассказал|рассказывает|обратил|обращается|дал|дает|даёт)(?:а|ся|ась|о)?';
const SAYS = new RegExp(
  `^,?\\s+(?:(?:has|have|also|today|exclusively|also has)\\s+)?(?:${VERB_EN}|${VERB_RU})(?!\\p{L})|^\\s*:`,
  'iu',
);

/** What may stand before a speaker who is the subject: nothing, or words of place and time up to a comma; no other name. */
const OPENS =
  /^(?:(?:in|at|on|after|during|following|before|ahead of|в|во|на|после|накануне|по итогам|в ходе)\s[^,:;]*,\s+)?(?:the\s+)?$/iu;

const ADJECTIVES =
  '(?:(?:joint|official|full|special|opening|closing|welcome|welcoming|keynote|final|video|text of the|официальное|полное|вступительное|приветственное|заключительное|специальное|текст)\\s+){0,2}';
const WORDS_EN =
  '(?:statement|speech|address|remarks|answers?|reply|replies|response|responses|commentary|comments?|interview|message|greeting|welcome address)';
const WORDS_RU =
  '(?:заявлени[ея]|выступлени[ея]|речь|обращени[ея]|ответы?|комментари[йи]|интервью|приветстви[ея]|слово|доклад|послани[ея])';
const WORDS_OF = new RegExp(
  `^(?:the\\s+)?${ADJECTIVES}(?:${WORDS_EN}\\s+(?:by|of|from|with)\\s+(?:the\\s+)?|${WORDS_RU}\\s+)$`,
  'iu',
);
const POSSESSIVE = new RegExp(`^['’]s?\\s+${ADJECTIVES}${WORDS_EN}(?!\\p{L})`, 'iu');
const JOINED = /^(?:,\s*|\s+)(?:and|&|и|with|совместно)(?!\p{L})|^,\s+\p{Lu}\p{Ll}+\s+\p{Lu}/u;
/** What may stand behind the name of whoever said the words: nothing that makes somebody else of it, as in "Ada Byron critic". */
const ENDS_NAME =
  /^\s*(?:$|[.,:;!?()«"“—–-]|(?:on|at|in|for|to|of|during|after|before|following|regarding|about|from|by|as|на|в|во|о|об|по|перед|для|к|с|со|от|после|при|за|из|агентству|газете|журналистам)(?!\p{L}))/iu;
/** Behind a name, these say as often what a text is about as who speaks in it. */
const TOPIC = /^\s*:|^\s+(?:on|gave|gives|told|tells|дал\p{L}*|да[её]т)(?!\p{L})/iu;
/** "Addressed by the mayor": somebody else's words. */
const PASSIVE = /^,?\s+(?:\p{L}+\s+){1,2}by(?!\p{L})/u;
/** A Russian name in the dative is whom the words are addressed to. */
const DATIVE = /\p{Script=Cyrillic}(?:[ую]|ому|ему)$/u;

/** The one speaker whose words the title announces; null when it names none, several, or somebody only as the matter. */
export function titleSpeaker(
  title: string,
  mentions: readonly FoundMention[],
  gazetteer: CompiledGazetteer,
): TitleSpeaker | null {
  const speakers = groupsOf(title, mentions).flatMap((group) => {
    const rule = ruleOf(title, group, gazetteer);
    return rule ? [{ group, rule }] : [];
  });
  const [only, another] = speakers;
  return only && !another ? speakerOf(title, only.group, only.rule, gazetteer) : null;
}

function groupsOf(title: string, mentions: readonly FoundMention[]): Group[] {
  const groups: Group[] = [];
  for (const mention of mentions) {
    const last = groups.at(-1);
    const isNameOfOffice =
      mention.kind === 'OFFICIAL' &&
      last?.office &&
      !last.official &&
      /^\s+$/u.test(title.slice(last.end, mention.start));
    if (isNameOfOffice) groups.splice(-1, 1, { ...last, official: mention, end: mention.end });
    else if (mention.kind === 'OFFICIAL') groups.push({ ...NOBODY, official: mention, ...spanOf(mention) });
    else if (mention.kind === 'OFFICE') groups.push({ ...NOBODY, office: mention, ...spanOf(mention) });
    else if (mention.kind === 'ORGANIZATION') groups.push({ ...NOBODY, organization: mention, ...spanOf(mention) });
  }
  return groups;
}

const NOBODY = { office: null, official: null, organization: null };

function spanOf({ start, end }: FoundMention): { start: number; end: number } {
  return { start, end };
}

function ruleOf(title: string, group: Group, gazetteer: CompiledGazetteer): StatementRule | null {
  const before = title.slice(0, group.start);
  const after = title.slice(group.end);
  if (JOINED.test(after)) return null;
  const isPossessor = /^['’]/u.test(after);
  const isTold = OPENS.test(before) && SAYS.test(after) && !PASSIVE.test(after);
  if (isTold && isSubject(group, gazetteer)) return 'FULL_TEXT_SPEAKER_AND_VERB';
  if (isPossessor) return OPENS.test(before) && POSSESSIVE.test(after) ? 'FULL_TEXT_WORDS_OF_SPEAKER' : null;
  const isOf = WORDS_OF.test(before) && ENDS_NAME.test(after) && !isAddressee(group);
  return isOf ? 'FULL_TEXT_WORDS_OF_SPEAKER' : null;
}

function isAddressee({ official, office }: Group): boolean {
  return DATIVE.test((official ?? office)?.surface ?? '');
}

/** Whether a Russian name has the form of a subject: in "Ивану Орлову ответил министр" somebody answers Orlov. */
function isSubject({ official, office, organization }: Group, gazetteer: CompiledGazetteer): boolean {
  return [office, official, organization].every((mention) => {
    if (!mention || !CYRILLIC.test(mention.surface)) return true;
    const word = mention === official ? lastWord : firstWord;
    const spellings = spellingsOf(gazetteer.subjects.get(mention.subjectId)!);
    return spellings.some((name) => word(name) === word(mention.surface));
  });
}

const CYRILLIC = /^\p{Script=Cyrillic}/u;

function firstWord(name: string): string {
  return keyOf(name.trim().split(/\s+/u)[0]!);
}

function lastWord(name: string): string {
  return keyOf(name.trim().split(/\s+/u).at(-1)!);
}

function speakerOf(
  title: string,
  group: Group,
  rule: StatementRule,
  gazetteer: CompiledGazetteer,
): TitleSpeaker | null {
  const { office, official, organization } = group;
  const holder = office?.holderTenureId ? gazetteer.tenures.get(office.holderTenureId)?.officialId : undefined;
  const speakerId = official?.subjectId ?? holder ?? organization?.subjectId;
  return speakerId
    ? {
        speakerId,
        officeId: office?.subjectId ?? null,
        roleAsPrinted: office?.surface ?? null,
        isNamed: Boolean(official ?? organization),
        rule,
        isOnlyTopic: rule === 'FULL_TEXT_SPEAKER_AND_VERB' && TOPIC.test(title.slice(group.end)),
      }
    : null;
}
