import { MISDOCUMENTED, REMOVE_DOCUMENTS, supplyDocuments } from '../derived/searched.js';
import { sqlRule, type IntegrityRule } from './rule.js';

/** What is searched, as triggers keep it. Views say what there should be, so that rules and triggers cannot disagree. */

const WORDS = `search_due_word due full join search_word w using (type_name, node_id, name_number, word_number)
  where (due.words, due.written, due.word, due.key, due.name_key) is distinct from (w.words, w.written, w.word, w.key, w.name_key)`;

export const SEARCHED_RULES: readonly IntegrityRule[] = [
  sqlRule(
    'what is searched',
    `select type_name || ':' || node_id || case when d.vector is null then ' is not searched' when due.vector is null
        then ' is searched, and is not there' else ' is searched by other words than its own' end as finding
      from ${MISDOCUMENTED}`,
    [REMOVE_DOCUMENTS, supplyDocuments('EVERYTHING')],
  ),
  sqlRule(
    'words of names',
    `select distinct type_name || ':' || node_id || ' is found by other names than its own' as finding from ${WORDS}`,
    [`select search_renew(type_name, node_id) from (select distinct type_name, node_id from ${WORDS}) broken`],
  ),
];
