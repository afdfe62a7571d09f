import { ask } from './support/ask.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadIsles } from './support/newsroom.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadIsles(database);
});
afterAll(() => database.close());

const membersOn = async (day: string) => {
  const { organization } = await ask(
    database,
    `{ organization(by: {slug: "fil"}) { memberships(on: "${day}", where: {membershipStatus: {eq: MEMBER}}) {
      nodes { member { slug } } } } }`,
  );
  return organization.memberships.nodes.map(({ member }: { member: { slug: string } }) => member.slug).sort();
};

describe('who belongs to an organization', () => {
  it('hangs on the day: one left and came back', async () => {
    expect(await membersOn('2010-12-31')).toEqual(['merenia', 'valdoria']);
    expect(await membersOn('2012-06-01')).toEqual(['valdoria']);
    expect(await membersOn('2013-03-01')).toEqual(['merenia', 'valdoria']);
    const { country } = await ask(
      database,
      `{ country(by: {code: "XB"}) { memberships { nodes { startsOn endsOn endsPrecision organization { slug } } } } }`,
    );
    expect(country.memberships.nodes).toEqual([
      { startsOn: '2013-03-01', endsOn: null, endsPrecision: 'ONGOING', organization: { slug: 'fil' } },
      { startsOn: '2009-05-05', endsOn: '2011-01-31', endsPrecision: 'DAY', organization: { slug: 'fil' } },
    ]);
  });

  it('of an unknown end is not known past the last day for which there is evidence', async () => {
    const held = async (day: string) => {
      const { organization } = await ask(
        database,
        `{ organization(by: {slug: "fil"}) { heldMemberships(on: "${day}") { nodes { membershipStatus lastKnownOn } } } }`,
      );
      return organization.heldMemberships.nodes;
    };
    expect(await held('2013-04-01')).toEqual([{ membershipStatus: 'PARTNER', lastKnownOn: '2013-04-01' }]);
    expect(await held('2013-04-02')).toEqual([]);
  });

  it('is asked for through either side', async () => {
    const { countries, organizations, memberships } = await ask(
      database,
      `{ countries(where: {memberships: {on: "2012-06-01", organization: {slug: {eq: "fil"}}}}) { nodes { code } }
        organizations(where: {memberships: {member: {organization: {slug: {eq: "fil"}}}}}) { nodes { slug } }
        memberships(where: {member: {kind: {eq: COUNTRY}}, membershipStatus: {not: MEMBER}}) { nodes { member { slug } } } }`,
    );
    expect(countries.nodes).toEqual([{ code: 'XC' }, { code: 'XA' }]);
    expect(organizations.nodes).toEqual([{ slug: 'ligue-des-ports' }]);
    expect(memberships.nodes).toEqual([{ member: { slug: 'tarquenta' } }]);
  });

  it('cannot be twice in the same way at the same time', async () => {
    const again = database.dataSource.query(
      `insert into membership (organization_id, member_id, membership_status, starts_on, starts_precision, ends_precision)
        select o.id, m.id, 'MEMBER', '2012-01-01', 'DAY', 'ONGOING' from subject o, subject m where o.slug = 'fil' and m.slug = 'valdoria'`,
    );
    await expect(again).rejects.toMatchObject({ driverError: { constraint: 'membership_one_at_a_time' } });
  });
});
