import { within, type Reach } from './reach.js';

/** Which articles `a` have no kept version of their words. */
export const UNKEPT = `not exists (select 1 from article_revision r where r.article_id = a.id
  and (r.title, r.subheading, r.lead, r.html, r.text)
    is not distinct from (a.title, a.subheading, a.lead, a.html, a.text))`;

/** The statement that keeps them. */
export function supplyVersions(reach: Reach): string {
  return `insert into article_revision (article_id, revision, title, subheading, lead, html, text)
    select a.id, a.revision, a.title, a.subheading, a.lead, a.html, a.text from article a
      where ${within(reach, 'article', 'a.id')} and ${UNKEPT}
    on conflict (article_id, revision) do update set title = excluded.title, subheading = excluded.subheading,
      lead = excluded.lead, html = excluded.html, text = excluded.text`;
}
