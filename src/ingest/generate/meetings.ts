import type { Random } from '../../lib/random.js';
import { dayOfNumber, LAST_DAY, numberOf } from './days.js';
import { timeAt, type Office } from './people.js';
import type { Country } from './places.js';
import { localized, named, record, slugOf } from './records.js';
import type { Topic } from './topics.js';
import type { Part } from './words/names.js';

export interface Meeting {
  readonly slug: string;
  readonly day: number;
  readonly town: Part;
}

/** What meetings, and what is adopted at them, are made of. */
export interface MeetingParts {
  readonly countries: readonly Country[];
  readonly towns: readonly Part[];
  readonly offices: readonly Office[];
  readonly drawTopic: (random: Random) => Topic;
}

/** A series of meetings: of which body, and how many a year from which month on. */
const SERIES = [
  {
    slug: 'council',
    bodies: ['council'],
    organization: 'compact',
    month: 5,
    name: ['Session of the Council', 'Сессия Совета'],
  },
  {
    slug: 'council-autumn',
    bodies: ['council', 'ministers'],
    organization: 'compact',
    month: 11,
    name: ['Joint session of the Council and the Ministers', 'Совместная сессия Совета и министров'],
  },
  {
    slug: 'ministers',
    bodies: ['ministers'],
    organization: 'compact',
    month: 3,
    name: ['Table of Foreign Ministers', 'Стол министров иностранных дел'],
  },
  {
    slug: 'gathering-spring',
    bodies: ['gathering'],
    organization: 'compact',
    month: 4,
    name: ['Spring sitting of the Gathering', 'Весеннее заседание Схода'],
  },
  {
    slug: 'gathering-autumn',
    bodies: ['gathering'],
    organization: 'compact',
    month: 10,
    name: ['Autumn sitting of the Gathering', 'Осеннее заседание Схода'],
  },
  {
    slug: 'round',
    bodies: ['meridian-assembly'],
    organization: 'meridians',
    month: 9,
    name: ['Great Round', 'Большой круг'],
  },
] as const;

const FIRST_YEAR = 2006;
const LAST_YEAR = 2025;
/** How many sessions the Great Round had before. */
const EARLIER_SESSIONS = 31;

export function inventMeetings(random: Random, parts: MeetingParts) {
  const meetings: Meeting[] = [];
  const records: ReturnType<typeof meetingRecord>['meeting'][] = [];
  const resolutions: ReturnType<typeof resolutionsOf> = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const series of SERIES) {
      const { meeting, day, town } = meetingRecord(random, parts, series, year);
      records.push(meeting);
      if (meeting.status === 'HELD') meetings.push({ slug: meeting.slug, day, town });
      if (series.slug === 'round') resolutions.push(...resolutionsOf(random, parts, meeting.slug, day, year));
    }
  }
  return { records, meetings, resolutions };
}

function meetingRecord(random: Random, parts: MeetingParts, series: (typeof SERIES)[number], year: number) {
  const { countries, towns, offices, drawTopic } = parts;
  const day = Math.min(numberOf(`${year}-${String(series.month).padStart(2, '0')}-01`) + random.below(26), LAST_DAY);
  const town = random.pick(towns.slice(0, 60));
  const host = random.pick(countries);
  const [en, ru] = series.name;
  const lasts = random.pick([0, 0, 0, 1, 2]);
  const startsOn = dayOfNumber(day);
  const chair = timeAt(offices[0] as Office, day).time.person.slug;
  const seats = new Map(
    random
      .some(offices.slice(1), random.between(3, 7))
      .map((office) => [timeAt(office, day).time.person.slug, office.slug]),
  );
  seats.delete(chair);
  const topics = Array.from({ length: random.between(2, 5) }, () => drawTopic(random));
  const meeting = record('meetings', {
    ...named(`${series.slug}-${year}`, `${en}, ${town[0]}, ${year}`, `${ru}, ${town[1]}, ${year} год`),
    ...{ organization: slugOf(series.organization), bodies: series.bodies.map(slugOf) },
    sessionKind: series.bodies.length > 1 ? 'JOINT' : random.pick(['REGULAR', 'REGULAR', 'REGULAR', 'EXTRAORDINARY']),
    session: year - FIRST_YEAR + (series.slug === 'round' ? EARLIER_SESSIONS : 1),
    format: random.pick(['IN_PERSON', 'IN_PERSON', 'ONLINE', 'HYBRID']),
    status: random.pick(['HELD', 'HELD', 'HELD', 'HELD', 'HELD', 'HELD', 'HELD', 'HELD', 'HELD', 'CANCELLED']),
    ...{ startsOn, startsPrecision: 'DAY', endsOn: lasts > 0 ? dayOfNumber(day + lasts) : null },
    endsPrecision: lasts > 0 ? 'DAY' : 'UNKNOWN',
    ...(random.chance(0.5) ? { startsAt: `${startsOn}T10:00:00Z`, timeZone: 'UTC' } : {}),
    ...{ place: localized(...town), country: host.slug },
    participants: [
      { subject: chair, role: 'CHAIR', office: (offices[0] as Office).slug, roleAsPrinted: 'Secretary General' },
      { subject: host.slug, role: 'MEMBER' },
      ...[...seats].map(([subject, office]) => ({ subject, office, role: 'MEMBER' as const })),
    ],
    agenda: topics.map(({ name }, at) => ({ number: at + 1, language: 'en', title: localized(name[0], name[1]) })),
  });
  return { meeting, day, town };
}

const A_SESSION = 6;

/** The first of each session comes back every time under the same title, the others are about a topic each. */
function resolutionsOf(random: Random, parts: MeetingParts, meeting: string, day: number, year: number) {
  const session = year - FIRST_YEAR + EARLIER_SESSIONS;
  return Array.from({ length: A_SESSION }, (_, at) => {
    const number = at + 1;
    const topic = parts.drawTopic(random);
    const [en, ru] =
      at === 0
        ? ['Cooperation with the Lantern Sea Compact', 'Сотрудничество с Договором Фонарного моря']
        : [`Measures in the field of ${topic.name[0].toLowerCase()}`, `Меры в сфере ${topic.name[2]}`];
    return record('resolutions', {
      ...named(
        `round-${session}-${number}`,
        `Resolution ${session}/${number}: ${en}`,
        `Резолюция ${session}/${number}: ${ru}`,
      ),
      ...{
        symbol: `HSM/RES/${session}/${number}`,
        title: localized(en, ru),
        organ: slugOf('meridian-assembly'),
        session,
      },
      externalIds: [{ scheme: 'hsm-symbol', value: `HSM/RES/${session}/${number}` }],
      ...{ adoptedOn: dayOfNumber(day), adoptedPrecision: 'DAY', meeting, agendaNumber: number },
      vote: voteOf(random, parts.countries),
      about: at === 0 ? [slugOf('compact')] : [topic.slug],
    });
  });
}

const SOURCES = [{ title: 'Records of the Great Round' }];

/** Half are adopted without a vote; of the other half some have only their tally. */
function voteOf(random: Random, countries: readonly Country[]) {
  if (random.chance(0.5)) return { adoptedWithoutVote: true, sources: SOURCES };
  const rollCall = countries.map(({ slug }) => ({
    country: slug,
    position: random.pick([
      'IN_FAVOUR',
      'IN_FAVOUR',
      'IN_FAVOUR',
      'IN_FAVOUR',
      'AGAINST',
      'ABSTAINING',
      'NOT_VOTING',
    ] as const),
  }));
  const count = (wanted: string) => rollCall.filter(({ position }) => position === wanted).length;
  return {
    adoptedWithoutVote: false,
    ...{ inFavour: count('IN_FAVOUR'), against: count('AGAINST'), abstaining: count('ABSTAINING') },
    ...{ notVoting: count('NOT_VOTING'), sources: SOURCES },
    rollCall: random.chance(0.6) ? rollCall : [],
  };
}
