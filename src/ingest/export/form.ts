import { z } from 'zod';
import { BUNDLE_LIST_NAMES, newsroomRecord } from '../content/index.js';

/** The form of exports that this release writes and reads; another one gets the next number. */
export const EXPORT_FORM = 1;

/** A number that a database gave to something; far below the largest there is, so that the next ones are free. */
export const nodeId = z.string().regex(/^[1-9]\d{0,14}$/, 'must be the number of something, such as "17"');

/** The first line: what the file is, and whose. */
export const headerLine = z.strictObject({
  communique: z.literal(EXPORT_FORM),
  /** As `newsroom.json` of a bundle; null for a database that nothing was loaded into. */
  newsroom: newsroomRecord.nullable(),
  /** Requests to begin with, as `examples.graphql` of a bundle. */
  examples: z.array(
    z.strictObject({ title: z.string(), query: z.string(), variables: z.record(z.string(), z.unknown()) }),
  ),
});
export type ExportHeader = z.infer<typeof headerLine>;

/** Lists that a bundle does not have: what of officials it has no field for. */
export const EXPORT_ONLY = ['portraits'] as const;

/** Every other line: a record of one of the lists, under the number that it has in the database. */
export const recordLine = z.strictObject({
  list: z.enum([...BUNDLE_LIST_NAMES, ...EXPORT_ONLY]),
  id: nodeId,
  /** The one field that the line adds to a record that came before: it names records that came in between. */
  adds: z.string().optional(),
  record: z.record(z.string(), z.unknown()),
});
export type RecordLine = z.infer<typeof recordLine>;
