import { z } from 'zod';
import { SectionEntity } from '../../entities/section.js';
import { bundleList, language, localized, optionalSlug, slug } from './list.js';

/** Sections have slugs of their own, apart from those of subjects: this is what one goes by while loading. */
export function sectionKey(sectionSlug: string): string {
  return `section ${sectionSlug}`;
}

export const sectionList = bundleList({
  record: z.strictObject({ slug, language, name: localized, parent: optionalSlug }),
  within: 'parent',
  references: { parent: ['sections'] },
  async load({ db, idOf, remember }, record) {
    const parentId = record.parent === null ? null : idOf(sectionKey(record.parent));
    const { identifiers } = await db.insert(SectionEntity, {
      slug: record.slug,
      language: record.language,
      name: record.name,
      parentId,
    });
    remember(sectionKey(record.slug), String(identifiers[0]?.id));
  },
});
