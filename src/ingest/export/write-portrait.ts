import type { EntityManager } from 'typeorm';
import { OfficialEntity } from '../../entities/official.js';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Exported } from './exported.js';
import { readNamed } from './named.js';
import { writeImages } from './write-images.js';
import type { ExportedOrigin, WrittenExported } from './written.js';

/** Gives an official a picture. */
export async function writePortrait(
  db: EntityManager,
  _: Newsroom,
  { record: { official, image } }: Extract<Exported, { readonly list: 'portraits' }>,
  { source }: ExportedOrigin,
): Promise<WrittenExported> {
  const named = await readNamed(db, source, { subjects: [['.official', official]] });
  const id = named.subject(official);
  const written = { typeName: 'Official', id, slug: official };
  const { portraitId } = await db.findOneByOrFail(OfficialEntity, { id });
  const [imageId] = await writeImages(db, portraitId === null ? [] : [portraitId], [image]);
  if (imageId === portraitId) return { ...written, verdict: 'UNCHANGED' };
  await db.update(OfficialEntity, { id }, { portraitId: imageId });
  return { ...written, verdict: 'UPDATED' };
}
