import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { NewsroomEntity } from '../../entities/newsroom.js';
import { SubjectEntity } from '../../entities/subject.js';
import { insertNewsroom, lockContent, type Newsroom } from '../../domain/newsroom.js';
import { badInput } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import type { Exported } from './exported.js';
import type { ExportHeader } from './form.js';
import type { ExportedOrigin, WrittenExported } from './written.js';

type Told = NonNullable<ExportHeader['newsroom']>;

/**
 * Makes the newsroom of an export that of a database without one; another stays as it is. Its organization is told twice: it comes after the newsroom,
 * whose days everything else is in.
 */
export async function writeNewsroom(
  db: EntityManager,
  _: Newsroom,
  { header: { newsroom, examples } }: Extract<Exported, { readonly list: 'newsroom' }>,
  _origin: ExportedOrigin,
): Promise<WrittenExported> {
  const written = { typeName: 'Newsroom', id: '1', slug: null };
  if (newsroom === null) throw badInput('An export without a newsroom has none to give.');
  await lockContent(db);
  const there = await db.findOneBy(NewsroomEntity, { id: 1 });
  if (there === null) {
    const { name, languages, timeZone, publicUrl } = newsroom;
    await insertNewsroom(db, {
      name,
      languages,
      timeZone,
      publicUrl,
      examples,
      organizationId: await ownerOf(db, newsroom),
    });
    return { ...written, verdict: 'CREATED' };
  }
  const organizationId = there.organizationId === null && isSame(there, newsroom) ? await ownerOf(db, newsroom) : null;
  if (organizationId === null) return { ...written, verdict: 'UNCHANGED' };
  await db.update(NewsroomEntity, { id: 1 }, { organizationId });
  return { ...written, verdict: 'UPDATED' };
}

async function ownerOf(db: EntityManager, { organization }: Told): Promise<Id | null> {
  const found =
    organization === null ? null : await db.findOneBy(SubjectEntity, { slug: organization, kind: 'ORGANIZATION' });
  return found?.id ?? null;
}

function isSame({ name, languages, publicUrl }: NewsroomEntity, told: Told): boolean {
  return isDeepStrictEqual([name, languages, publicUrl], [told.name, told.languages, told.publicUrl]);
}
