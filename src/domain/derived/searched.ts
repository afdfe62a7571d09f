import { within, type Reach } from './reach.js';

const SAID = '(due.languages, due.dated_on, due.visible, due.vector)';
const HAD = '(d.languages, d.dated_on, d.visible, d.vector)';

/** What is searched in another way than it should be, as `due` and `d`, either of which may be missing. */
export const MISDOCUMENTED = `search_due_document due full join search_document d using (type_name, node_id)
  where ${SAID} is distinct from ${HAD}`;

/** The views of what there should be of the long tables; where everything is looked at, of all. */
function dueIn(reach: Reach): string {
  if (reach === 'EVERYTHING') return 'select * from search_due_document';
  return `select * from search_due_article where ${within(reach, 'article', 'node_id')}
    union all select * from search_due_statement where ${within(reach, 'statement', 'node_id')}`;
}

/** The statement that writes the documents which are missing or say something else. */
export function supplyDocuments(reach: Reach): string {
  // Materialized: to make a vector takes a millisecond, and it is looked at twice.
  return `with due as materialized (${dueIn(reach)})
    insert into search_document select due.* from due
      left join search_document d on d.type_name = due.type_name and d.node_id = due.node_id
      where ${SAID} is distinct from ${HAD}
    on conflict (type_name, node_id) do update set languages = excluded.languages, dated_on = excluded.dated_on,
      visible = excluded.visible, vector = excluded.vector`;
}

/** The statement that removes the documents of what is not there. */
export const REMOVE_DOCUMENTS = `delete from search_document d where not exists (
  select 1 from search_due_document due where due.type_name = d.type_name and due.node_id = d.node_id)`;
