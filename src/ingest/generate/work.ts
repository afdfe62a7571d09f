import type { ArticleGenre, PublicationStatus, ReviewState, StatementForm } from '../../kinds/vocabulary.js';
import type { InstantPrecision } from '../../lib/calendar.js';
import { falling, Random, weighted } from '../../lib/random.js';
import { FIRST_DAY, LAST_DAY, SCHEDULED_FROM, weekdayOf } from './days.js';
import { fill, fillings, LANGUAGES, type Language, type Named } from './gaps.js';
import { PREFIX, slugOf } from './records.js';
import { speakers, type Speaker } from './speakers.js';
import { compose, type Words } from './text.js';
import type { Topic } from './topics.js';
import { TITLES } from './words/sentences.js';
import type { World } from './world.js';

/** When something came out: a day, and the minute of it where that is known. */
export interface Moment {
  readonly day: number;
  readonly minute: number;
  readonly precision: InstantPrecision;
}

/** A place in the text that names a subject, with what reviewers made of it. */
export interface Mention extends Named {
  /** The office whose holder is meant, by the place of their time in it. */
  readonly time: number | null;
  readonly reviewState: ReviewState;
  readonly confidence: number;
}

export interface Statement {
  readonly speaker: Speaker;
  readonly form: StatementForm;
  readonly start: number;
  readonly end: number;
  readonly isOfficeSaid: boolean;
  readonly reviewState: ReviewState;
  readonly confidence: number;
  readonly about: readonly string[];
}

/** An edition of a work in one language. */
export interface Edition {
  readonly slug: string;
  readonly language: Language;
  readonly isOriginal: boolean;
  readonly title: string;
  readonly subheading: string | null;
  readonly lead: string | null;
  readonly question: string | null;
  readonly text: string;
  readonly status: PublicationStatus;
  readonly isCorrected: boolean;
  readonly statements: readonly Statement[];
  readonly mentions: readonly Mention[];
  /** Slugs of what it is about, the most important first. */
  readonly about: readonly string[];
}

/** A news item in all of its languages. */
export interface Work {
  readonly number: number;
  readonly genre: ArticleGenre;
  readonly section: string | null;
  readonly outlet: string | null;
  readonly moment: Moment;
  readonly meeting: string | null;
  readonly images: number;
  readonly editions: readonly Edition[];
}

/** Genres with how often they come and the sections they stand in. */
const GENRES: readonly (readonly [ArticleGenre, number, readonly string[]])[] = [
  ['NEWS', 48, ['news', 'news-council', 'news-visits', 'news-relief', 'news-exercises']],
  ['PRESS_RELEASE', 16, ['press', 'news']],
  ['STATEMENT', 9, ['statements', 'statements-secretary']],
  ['MEDIA_ANSWER', 8, ['press-answers']],
  ['INTERVIEW', 5, ['press-interviews']],
  ['COMMENTARY', 5, ['press']],
  ['SPEECH', 4, ['statements-secretary', 'statements']],
  ['ANNOUNCEMENT', 3, ['press']],
  ['COMMUNIQUE', 2, ['documents-communiques']],
];
/** Genres whose whole text is somebody's. */
const SPOKEN: ReadonlySet<ArticleGenre> = new Set(['STATEMENT', 'COMMENTARY', 'SPEECH']);
const ASKED: ReadonlySet<ArticleGenre> = new Set(['MEDIA_ANSWER', 'INTERVIEW']);

const IN_BOTH_LANGUAGES = 0.6;
const IN_ENGLISH_ONLY = 0.24;
const AT_A_MEETING = 0.04;

/**
 * Makes works of a world, each by its number alone, so that they are the same however many are wanted. `length` is how long
 * texts are beside how long they usually are.
 */
export function worksOf(world: World, length = 1): (number: number) => Work {
  const fillingOf = fillings(world);
  const speakerOn = speakers(world);
  const genre = weighted(GENRES.map(([, weight]) => weight));
  const speakerCount = weighted([0.38, 0.44, 0.14, 0.04]);
  const outlet = weighted(falling(world.outlets.length, 1.2));
  return (number) => {
    const random = new Random(world.seed, number);
    const languages = languagesOf(random);
    const [genreName, , sections] = GENRES[genre(random)] as (typeof GENRES)[number];
    const topics = topicsOf(random, world);
    const meeting = random.chance(AT_A_MEETING) ? random.pick(world.meetings) : null;
    const moment = meeting ? { day: meeting.day, minute: 0, precision: 'DAY' as const } : momentOf(random);
    const isSpoken = SPOKEN.has(genreName);
    const asked = ASKED.has(genreName);
    const count = isSpoken ? 1 : asked ? Math.max(1, speakerCount(random)) : speakerCount(random);
    const heard = Array.from({ length: count }, () => speakerOn(random, moment.day));
    const filling = () => fillingOf(random, topics[0] as Topic);
    const title = fill(random.pick(TITLES), filling());
    const words = compose(
      random,
      {
        sentences: Math.max(1, Math.round(length * (4 + Math.floor(20 * random.next() ** 2.2)))),
        speakers: isSpoken ? [] : heard,
        author: isSpoken ? (heard[0] as Speaker) : null,
        ownSentences: (topics[0] as Topic).field.sentences,
      },
      filling,
    );
    const more = alsoAbout(random, world);
    const kept = keptNames(random, words);
    return {
      number,
      genre: genreName,
      section: random.chance(0.04) ? null : slugOf(random.pick(sections)),
      outlet: asked || random.chance(0.1) ? (world.outlets[outlet(random)] as string) : null,
      moment,
      meeting: meeting?.slug ?? null,
      images: random.chance(0.18) ? random.pick([1, 1, 1, 2]) : 0,
      editions: languages.map((language, at) =>
        editionOf(new Random(world.seed, number, at + 1), {
          ...{ number, language, isOriginal: at === 0, title: title[language].text, words: words[language] },
          ...{ kept, topics, more, asked },
        }),
      ),
    };
  };
}

function languagesOf(random: Random): readonly Language[] {
  const drawn = random.next();
  if (drawn < IN_BOTH_LANGUAGES) return random.chance(0.5) ? LANGUAGES : ['ru', 'en'];
  return drawn < IN_BOTH_LANGUAGES + IN_ENGLISH_ONLY ? ['en'] : ['ru'];
}

function topicsOf(random: Random, world: World): Topic[] {
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  return [...new Set(Array.from({ length: count }, () => world.drawTopic(random)))];
}

/** Resolutions and operations that an article is about besides its topics. */
function alsoAbout(random: Random, { resolutions, operations }: World): string[] {
  return [
    ...(random.chance(0.03) ? [random.pick(resolutions).slug] : []),
    ...(random.chance(0.04) ? [random.pick(operations).slug] : []),
  ];
}

/** More and more over the years; little at weekends, in office hours mostly. */
function momentOf(random: Random): Moment {
  const drawn = FIRST_DAY + Math.floor((LAST_DAY - FIRST_DAY + 1) * random.next() ** 0.75);
  const isWeekend = [0, 6].includes(weekdayOf(drawn));
  const day = isWeekend && random.chance(0.75) ? Math.max(drawn - random.between(2, 4), FIRST_DAY) : drawn;
  const how = random.next();
  const minute = 8 * 60 + Math.floor((random.next() + random.next()) * 5.5 * 60);
  const precision = how < 0.6 ? 'TIME' : how < 0.93 ? 'DAY' : how < 0.98 ? 'MONTH' : 'YEAR';
  return { day, minute, precision };
}

/** Which of the subjects that the words name are marked, each where it stands first. */
function keptNames(random: Random, { en: { named, said } }: Readonly<Record<Language, Words>>): ReadonlySet<string> {
  const speaking = new Set(said.flatMap(({ speaker }) => [speaker.subject, speaker.office]));
  const subjects = [...new Set(named.map(({ subject }) => subject))];
  return new Set(subjects.filter((subject) => random.chance(speaking.has(subject) ? 0.5 : 0.22)));
}

interface EditionParts {
  readonly number: number;
  readonly language: Language;
  readonly isOriginal: boolean;
  readonly title: string;
  readonly words: Words;
  readonly kept: ReadonlySet<string>;
  readonly topics: readonly Topic[];
  readonly more: readonly string[];
  readonly asked: boolean;
}

const STATUSES: readonly PublicationStatus[] = ['PUBLISHED', 'DRAFT', 'IN_REVIEW', 'SCHEDULED', 'WITHDRAWN'];
const drawStatus = weighted([0.97, 0.01, 0.007, 0.005, 0.008]);
const REVIEW_STATES: readonly ReviewState[] = ['AUTO', 'ACCEPTED', 'PENDING', 'REJECTED'];
const drawReview = weighted([0.85, 0.12, 0.02, 0.01]);
const QUESTIONS: Readonly<Record<Language, string>> = {
  en: 'What does the Compact think of the situation?',
  ru: 'Как в Договоре оценивают положение?',
};

function editionOf(random: Random, parts: EditionParts): Edition {
  const { number, language, isOriginal, title, words, kept, topics, more, asked } = parts;
  const { text } = words;
  const [first = text] = text.split('\n\n');
  const mentions = words.named
    .filter(
      ({ subject }, at) => kept.has(subject) && words.named.findIndex((other) => other.subject === subject) === at,
    )
    .map((named) => mentionOf(random, named, words));
  const shown = mentions.filter(({ reviewState }) => isTrusted(reviewState)).map(({ subject }) => subject);
  return {
    slug: `${PREFIX}${number}-${language}`,
    ...{ language, isOriginal, title, text },
    subheading: random.chance(0.15) ? topics.map(({ name }) => name[language === 'en' ? 0 : 1]).join(' — ') : null,
    lead: random.chance(0.4) ? first : null,
    question: asked ? QUESTIONS[language] : null,
    status: STATUSES[drawStatus(random)] as PublicationStatus,
    isCorrected: random.chance(0.01),
    mentions,
    statements: words.said.map((said) => {
      const within = mentions.filter(({ start, end }) => start >= said.start && end <= said.end);
      const about = [topics[0]?.slug as string, ...within.map(({ subject }) => subject)];
      return {
        ...said,
        isOfficeSaid: random.chance(0.2),
        reviewState: REVIEW_STATES[drawReview(random)] as ReviewState,
        confidence: random.between(70, 100) / 100,
        about: [...new Set(about)].filter((subject) => subject !== said.speaker.subject),
      };
    }),
    about: [...new Set([...topics.map(({ slug }) => slug), ...more, ...shown])],
  };
}

function isTrusted(state: ReviewState): boolean {
  return state === 'AUTO' || state === 'ACCEPTED';
}

function mentionOf(random: Random, named: Named, { said }: Words): Mention {
  const holder = said.find(({ speaker }) => speaker.office === named.subject)?.speaker;
  return {
    ...named,
    time: holder?.time ?? null,
    reviewState: REVIEW_STATES[drawReview(random)] as ReviewState,
    confidence: random.between(60, 100) / 100,
  };
}

/** The moment at which a work appears that is not out yet. */
export function scheduledMoment({ number, moment }: Work): Moment {
  return { day: SCHEDULED_FROM + (number % 300), minute: moment.minute, precision: 'TIME' };
}
