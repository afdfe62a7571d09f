import { z } from 'zod';
import { SectionEntity } from '../../entities/section.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, language, localized, optionalSlug, slug } from './list.js';

/** Sections have slugs of their own, apart from those of subjects: this is what one goes by while loading. */
export function sectionKey(sectionSlug: string): string {
  return `section ${sectionSlug}`;
}

export const sectionList = recordList({
  typeName: 'Section',
  record: z.strictObject({ slug, language, name: localized, parent: optionalSlug }),
  within: 'parent',
  references: { parent: ['sections'] },
  rows: ({ slug: slug_, language: language_, name, parent }) =>
    recordRows(rowOf(SectionEntity, { slug: slug_, language: language_, name, parentId: parent })),
  exported: {
    table: 'section',
    fields: {
      ...{ slug: 't.slug', language: 't.language', name: 't.name' },
      parent: '(select above.slug from section above where above.id = t.parent_id)',
    },
  },
});
