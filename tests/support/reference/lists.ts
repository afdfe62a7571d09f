import { instantDays, daysOf, presidingThroughout, type Days } from './days.js';
import { presidencyOfMeeting, RELATIONS, speakers } from './relations.js';
import type { Row, World } from './world.js';

/** Whether a row stands in the list of a parent. */
export type Listing = (row: Row, parent: Row, world: World) => boolean;

const named =
  (column: string): Listing =>
  (row, parent) =>
    row[column] === parent.id;
/** Whatever a filter by that relation would find. */
const related =
  (kind: string, key: string): Listing =>
  (row, parent, world) =>
    (RELATIONS[kind]?.[key]?.(row, world) ?? []).includes(parent);

const said: Listing = (row, parent, world) => speakers(row, world).includes(parent);
const aboutArticle = related('Article', 'about');
const aboutStatement = related('Statement', 'about');

/** An organization and its bodies, at any depth. */
const isOrWithin = (organizationId: number | null, parentId: number, world: World) =>
  world
    .one('Organization', organizationId)
    .some((own) => world.withAbove(own, 'parent_id').some(({ id }) => id === parentId));

/** Whether a presidency answers on each of the days. */
function isDuring(presidency: Row, days: Days | null, world: World): boolean {
  return days !== null && presidingThroughout(world, presidency.organization_id as number, days)?.id === presidency.id;
}

const meetingsAs =
  (isRole: (role: string) => boolean): Listing =>
  (meeting, parent, world) =>
    world
      .all('Participant')
      .some((seat) => seat.meeting_id === meeting.id && seat.subject_id === parent.id && isRole(seat.role as string));

/** Lists that belong to a parent: `Presidency.meetings`, `Subject.articles`; of a role or a day where `argument` names it. */
export const LISTINGS: Readonly<Record<string, Listing>> = {
  'Subject.articles': aboutArticle,
  'Subject.statements': aboutStatement,
  'Resolution.citedBy': aboutArticle,
  'Section.articles': related('Article', 'section'),
  'Article.mentions': named('article_id'),
  'Article.statements': named('article_id'),
  'Official.tenures': named('official_id'),
  'Official.statementsMade': said,
  'Official.meetings': meetingsAs((role) => role !== 'ABSENT'),
  'Office.tenures': named('office_id'),
  'Office.statementsMade': named('office_id'),
  'Organization.offices': related('Office', 'organization'),
  'Organization.memberships': named('organization_id'),
  'Organization.heldMemberships': named('member_id'),
  'Organization.presidencies': named('organization_id'),
  'Organization.meetings': (meeting, parent, world) =>
    isOrWithin(meeting.organization_id as number | null, parent.id, world) ||
    world
      .all('meeting_body')
      .some((body) => body.meeting_id === meeting.id && isOrWithin(body.organization_id as number, parent.id, world)),
  'Organization.resolutions': related('Resolution', 'organ'),
  'Organization.operations': named('organization_id'),
  'Organization.statementsMade': said,
  'Country.memberships': named('member_id'),
  'Country.presidencies': named('country_id'),
  'Country.officials': named('country_id'),
  'Country.statementsMade': said,
  'Presidency.meetings': (meeting, presidency, world) => presidencyOfMeeting(meeting, world).includes(presidency),
  'Presidency.articlesDuring': (article, presidency, world) =>
    aboutArticle(article, world.one('Organization', presidency.organization_id as number)[0] as Row, world) &&
    isDuring(
      presidency,
      instantDays(world, article.published_at as string, article.published_precision as string),
      world,
    ),
  'Presidency.statementsDuring': (statement, presidency, world) =>
    world
      .one('Office', statement.office_id as number | null)
      .some((office) =>
        isOrWithin(office.organization_id as number | null, presidency.organization_id as number, world),
      ) &&
    isDuring(
      presidency,
      instantDays(world, statement.stated_at as string, statement.stated_precision as string),
      world,
    ),
  'Presidency.resolutionsDuring': (resolution, presidency, world) =>
    (isOrWithin(resolution.organ_id as number, presidency.organization_id as number, world) ||
      world
        .all('resolution_subject')
        .some((link) => link.resolution_id === resolution.id && link.subject_id === presidency.organization_id)) &&
    resolution.adopted_on !== null &&
    isDuring(presidency, daysOf(resolution.adopted_on as string, resolution.adopted_precision as string), world),
  'Meeting.participants': named('meeting_id'),
  'Meeting.statementsMade': named('meeting_id'),
  'Operation.editions': named('series_id'),
};

/** The listing of a field, its own or that of all subjects. */
export function listingOf(type: string, field: string, role?: string | null): Listing {
  if (type === 'Official' && field === 'meetings' && role) return meetingsAs((one) => one === role);
  const listing = LISTINGS[`${type}.${field}`] ?? LISTINGS[`Subject.${field}`];
  if (!listing) throw new Error(`The reference does not know the list ${type}.${field}.`);
  return listing;
}
