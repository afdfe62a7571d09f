import type { Term } from '../../lib/term.js';
import type { AliasType, OrganizationType, OperationType, SubjectKind } from '../../kinds/vocabulary.js';

/** A text by language tag: { en: 'Armenia', ru: 'Армения' }. */
export type Localized = Readonly<Record<string, string>>;

/** What recognition knows of one subject: its names, and the few facts that tell it from others of the same name. */
export interface GazetteerSubject {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly slug: string;
  readonly name: Localized;
  readonly aliases: readonly { readonly text: string; readonly language: string; readonly aliasType: AliasType }[];
  /** Organizations: initials by language. */
  readonly acronym: Localized;
  readonly organizationType: OrganizationType | null;
  /** Organizations: what they are part of. */
  readonly parentId: string | null;
  /** Offices, presidencies and operations: the organization they belong to. */
  readonly organizationId: string | null;
  /** Officials, offices and presidencies: their country. */
  readonly countryId: string | null;
  /** Offices: how many may hold it at the same time. */
  readonly seats: number | null;
  /** Resolutions: A/RES/77/13. */
  readonly symbol: string | null;
  /** Resolutions: what they are called, without number or body. */
  readonly title: Localized;
  readonly operationType: OperationType | null;
  /** Topics: words by which a text is seen to treat them, by language; see `compileTerm`. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  /** Presidencies and operations: their time. */
  readonly term: Term | null;
}

/** One official's time in one office. */
export interface GazetteerTenure {
  readonly id: string;
  readonly officialId: string;
  readonly officeId: string;
  readonly acting: boolean;
  readonly term: Term;
}

/** Everything in the database that a text may speak of. */
export interface Gazetteer {
  readonly subjects: readonly GazetteerSubject[];
  readonly tenures: readonly GazetteerTenure[];
}
