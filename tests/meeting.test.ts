import { firstDaysOf, meetingPhase } from '../src/domain/meeting.js';
import { listPage } from '../src/database/page.js';
import { loadRows } from '../src/database/rows.js';
import { PUBLIC_VIEWER } from '../src/database/viewer.js';
import { meetingKind, type MeetingRow } from '../src/kinds/meeting.js';
import { parseWhere } from '../src/kinds/where.js';
import { MEETING_PHASES } from '../src/kinds/vocabulary.js';
import { dayOf } from '../src/lib/calendar.js';
import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadIsles } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadIsles(database);
});
afterAll(() => database.close());

const SESSION = 'meeting(by: {slug: "fil-conseil-2013-01-15"})';

describe('a meeting', () => {
  it('has its bodies, its hours, its place in each language and what it adopted', async () => {
    const { meeting } = await ask(
      database,
      `{ ${SESSION} { kind sessionKind session format status startsOn startsAt endsAt timeZone allDay
        place(language: "pt") organization { slug } bodies { slug } country { code }
        agenda { number title(language: "pt") servedLanguage(language: "pt") } adoptedResolutions { symbol } } }`,
    );
    expect(meeting).toMatchObject({
      ...{ kind: 'MEETING', sessionKind: 'REGULAR', session: 7, format: 'HYBRID', status: 'HELD', allDay: false },
      ...{ startsOn: '2013-01-15', startsAt: '2013-01-14T20:00:00Z', endsAt: '2013-01-14T23:30:00Z' },
      ...{ timeZone: 'Pacific/Auckland', place: 'Porto Aurélio', country: { code: 'XA' } },
      ...{ organization: { slug: 'fil' }, bodies: [{ slug: 'fil-conseil' }] },
      agenda: [
        { number: 1, title: 'Os faróis', servedLanguage: 'pt' },
        { number: 2, title: 'Divers', servedLanguage: 'fr' },
      ],
      adoptedResolutions: [{ symbol: 'FIL/RES/2' }],
    });
  });

  it('knows who had the chair, as a person and as a country, who came and who stayed away', async () => {
    const { meeting } = await ask(
      database,
      `{ ${SESSION} { chair { slug } chairCountry { slug }
        participants { nodes { role roleAsPrinted office { slug } subject { slug } } }
        away: participants(role: ABSENT) { totalCount nodes { subject { slug } } }
        countries: participants(where: {subject: {kind: {eq: COUNTRY}}}, orderBy: [{field: NAME, direction: DESC}]) {
          nodes { subject { slug } } } } }`,
    );
    expect([meeting.chair.slug, meeting.chairCountry.slug]).toEqual(['odalys-brenac', 'valdoria']);
    expect(meeting.participants.nodes[0]).toEqual({
      role: 'CHAIR',
      roleAsPrinted: 'présidente de séance',
      office: { slug: 'fil-secretaire' },
      subject: { slug: 'odalys-brenac' },
    });
    expect(meeting.participants.nodes.map(({ role }: { role: string }) => role)).toEqual([
      ...['CHAIR', 'CHAIR', 'MEMBER', 'GUEST', 'ABSENT'],
    ]);
    expect(meeting.away).toEqual({ totalCount: 1, nodes: [{ subject: { slug: 'tarquenta' } }] });
    const slugs = meeting.countries.nodes.map(({ subject }: { subject: { slug: string } }) => subject.slug);
    expect(slugs).toEqual(['valdoria', 'tarquenta', 'merenia']);
  });

  it('is found by who was there, presided or stayed away, each person in one role', async () => {
    const counts = async (where: string) =>
      (await ask(database, `{ meetings(where: ${where}) { totalCount } }`)).meetings.totalCount;
    expect(await counts('{participants: {subject: {slug: {eq: "tarquenta"}}, role: {eq: ABSENT}}}')).toBe(1);
    expect(await counts('{participants: {subject: {slug: {eq: "tarquenta"}}, role: {eq: CHAIR}}}')).toBe(0);
    expect(await counts('{chair: {slug: {eq: "odalys-brenac"}}, chairCountry: {code: {eq: "XA"}}}')).toBe(1);
    expect(await counts('{presidency: {slug: {eq: "presidence-valdoria-2012"}}}')).toBe(1);
    expect(await counts('{bodies: {slug: {eq: "fil-commission-des-phares"}}, format: {isNull: true}}')).toBe(1);
    expect(await counts('{adoptedResolutions: {symbol: {eq: "FIL/RES/2"}}}')).toBe(1);
    expect(await counts('{on: "2013-02-17"}')).toBe(1);
  });

  it('on a hand-over day belongs to the outgoing presidency, from both sides', async () => {
    const answer = await ask(
      database,
      `{ ${SESSION} { presidency { slug } }
        out: presidency(by: {slug: "presidence-valdoria-2012"}) { meetings { nodes { slug } } }
        in: presidency(by: {slug: "presidence-merenia-2013"}) { meetings { nodes { slug } } } }`,
    );
    expect(answer.meeting.presidency.slug).toBe('presidence-valdoria-2012');
    expect(answer.out.meetings.nodes).toEqual([{ slug: 'fil-conseil-2013-01-15' }]);
    expect(answer.in.meetings.nodes).toEqual([{ slug: 'fil-jointe-2013-02' }]);
  });

  it('is listed by its organization, its bodies and those who took part in it', async () => {
    const { organization, body, official, absent } = await ask(
      database,
      `{ organization(by: {slug: "fil"}) { meetings { totalCount } }
        body: organization(by: {slug: "fil-commission-des-phares"}) { meetings { nodes { sessionKind } } }
        official(by: {slug: "tiago-servane"}) { meetings { totalCount } guest: meetings(role: GUEST) { totalCount } }
        absent: official(by: {slug: "tiago-servane"}) { meetings(role: ABSENT) { totalCount } } }`,
    );
    expect(organization.meetings.totalCount).toBe(2);
    expect(body.meetings.nodes).toEqual([{ sessionKind: 'JOINT' }]);
    expect(official).toEqual({ meetings: { totalCount: 1 }, guest: { totalCount: 1 } });
    expect(absent.meetings.totalCount).toBe(0);
  });

  it('refuses a second person in the chair, and an office for a country', async () => {
    const join = (subject: string, role: string, office: string | null) =>
      database.dataSource.query(
        `insert into participant (meeting_id, subject_id, role, office_id)
          select m.id, s.id, $2, (select id from subject where slug = $3) from subject m, subject s
          where m.slug = 'fil-conseil-2013-01-15' and s.slug = $1`,
        [subject, role, office],
      );
    const refusal = (constraint: string) => ({ driverError: { constraint } });
    await expect(join('lucinde-aboval', 'CHAIR', null)).rejects.toMatchObject(refusal('participant_one_chair'));
    await expect(join('phares', 'GUEST', null)).rejects.toMatchObject(refusal('participant_can_attend'));
    await database.dataSource.query(
      `delete from participant where subject_id = (select id from subject where slug = 'merenia')`,
    );
    await expect(join('merenia', 'MEMBER', 'fil-secretaire')).rejects.toMatchObject(
      refusal('participant_with_office_is_person'),
    );
  });
});

describe('the phase of a meeting', () => {
  const MOMENTS = ['2013-01-14T19:59:59Z', '2013-01-14T20:00:00Z', '2013-01-14T23:29:59Z', '2013-01-14T23:30:00Z'];

  it('follows the hours where they are known', async () => {
    const [row] = (await loadRows(database.dataSource, PUBLIC_VIEWER, [
      await keyOf('fil-conseil-2013-01-15'),
    ])) as MeetingRow[];
    const phases = MOMENTS.map((instant) => meetingPhase(row as MeetingRow, momentAt(instant)));
    expect(phases).toEqual(['UPCOMING', 'LIVE', 'LIVE', 'PAST']);
  });

  it('follows the day of its place where only the beginning is known, far from the newsroom', async () => {
    await addVariedMeetings();
    // Eight in the evening of 15 January in New York is the afternoon of the 16th in the newsroom.
    const [abroad] = (await rowsOf('essai-14')) as [MeetingRow];
    expect(abroad).toMatchObject({ timeZone: 'America/New_York', startsOn: '2013-01-15', endsAt: null });
    const phases = ['2013-01-16T00:59:59Z', '2013-01-16T01:00:00Z', '2013-01-16T04:59:59Z', '2013-01-16T05:00:00Z'].map(
      (instant) => meetingPhase(abroad, momentAt(instant)),
    );
    expect(phases).toEqual(['UPCOMING', 'LIVE', 'LIVE', 'PAST']);
  });

  it('of one known to the month is never LIVE', async () => {
    const [row] = (await loadRows(database.dataSource, PUBLIC_VIEWER, [
      await keyOf('fil-jointe-2013-02'),
    ])) as MeetingRow[];
    expect(firstDaysOf(row as MeetingRow)).toEqual({ from: '2013-02-01', until: '2013-02-28' });
    const phases = ['2013-01-31T10:00:00Z', '2013-02-14T00:00:00Z', '2013-03-01T00:00:00Z'].map((instant) =>
      meetingPhase(row as MeetingRow, momentAt(instant)),
    );
    expect(phases).toEqual(['UPCOMING', 'UPCOMING', 'PAST']);
  });

  it('is the same to the filter as to the field, at any moment', async () => {
    const { dataSource } = database;
    const all = await listPage(
      { db: dataSource, viewer: PUBLIC_VIEWER, moment: momentAt(MOMENTS[0] as string), cursorKey: 'key' },
      {
        kind: meetingKind,
        first: 100,
        withTotal: false,
      },
    );
    const rows = (await loadRows(dataSource, PUBLIC_VIEWER, all.keys)) as MeetingRow[];
    const instants = [
      ...MOMENTS,
      '2013-01-01T11:00:00Z',
      '2013-01-31T10:59:59Z',
      '2013-02-28T11:00:00Z',
      '2020-01-01T00:00:00Z',
    ];
    for (const moment of instants.map(momentAt)) {
      for (const phase of MEETING_PHASES) {
        const where = parseWhere(meetingKind, { phase: { eq: phase } });
        const page = await listPage(
          { db: dataSource, viewer: PUBLIC_VIEWER, moment: moment, cursorKey: 'key' },
          {
            kind: meetingKind,
            where,
            first: 100,
            withTotal: false,
          },
        );
        const expected = rows.filter((row) => meetingPhase(row, moment) === phase).map(({ key }) => `Meeting:${key}`);
        expect([...page.keys].sort()).toEqual(expected.sort());
      }
    }
  });
});

function momentAt(instant: string) {
  const now = new Date(instant);
  return { now, today: dayOf(now, 'Pacific/Auckland') };
}

async function rowsOf(slug: string) {
  return loadRows(database.dataSource, PUBLIC_VIEWER, [await keyOf(slug)]);
}

async function keyOf(slug: string): Promise<string> {
  const [row] = await database.dataSource.query<{ id: string }[]>(
    'select id::text as id from subject where slug = $1',
    [slug],
  );
  return `Meeting:${row?.id}`;
}

/** Meetings with every mixture of days, hours and precisions. */
async function addVariedMeetings(): Promise<void> {
  const starts = ['2013-01-14', '2013-01-15', '2013-02-01'];
  const mixtures = starts.flatMap((day) => [
    [day, 'DAY', null, 'UNKNOWN', null, null],
    [day, 'DAY', day, 'DAY', `${day}T09:00:00+13:00`, null],
    [day, 'DAY', day, 'DAY', `${day}T09:00:00+13:00`, `${day}T10:00:00+13:00`],
    [day, 'DAY', '2013-02-28', 'MONTH', null, null],
    [day, 'DAY', '2013-12-31', 'YEAR', `${day}T09:00:00+13:00`, null],
    [day, 'DAY', null, 'UNKNOWN', `${day}T20:00:00-05:00`, null, 'America/New_York'],
    [day, 'DAY', day, 'DAY', `${day}T20:00:00-05:00`, `${day}T22:00:00-05:00`, 'America/New_York'],
    [`${day.slice(0, 7)}-01`, 'MONTH', null, 'UNKNOWN', null, null],
    [`${day.slice(0, 4)}-01-01`, 'YEAR', null, 'UNKNOWN', null, null],
  ]);
  for (const [at, mixture] of mixtures.entries()) {
    await database.dataSource.query(
      `with made as (insert into subject (kind, slug, language, name) values ('MEETING', $1, 'fr', '{"fr": "Essai"}') returning id)
        insert into meeting (id, session_kind, status, starts_on, starts_precision, ends_on, ends_precision, starts_at, ends_at, time_zone)
        select id, 'OTHER', 'PLANNED', $2::date, $3, $4::date, $5, $6::timestamptz, $7::timestamptz, $8 from made`,
      [`essai-${at}`, ...mixture, ...(mixture.length < 7 ? [null] : [])],
    );
  }
}
