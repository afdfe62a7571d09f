/**
 * What makes the document of a node anew; `row` is the table or view whose columns a document is written with. The views look dear
 * to the planner, and compiling one takes longer than running it.
 */
export function renewingFunction(row: string): string {
  return `create function search_renew(type_ text, node bigint) returns void language plpgsql set jit = off as $$
    declare
      it ${row};
    begin
      if type_ = 'Article' then select * into it from search_due_article d where d.node_id = node;
      elsif type_ = 'Statement' then select * into it from search_due_statement d where d.node_id = node;
      elsif type_ = 'Section' then select * into it from search_due_section d where d.node_id = node;
      else select * into it from search_due_subject d where d.node_id = node and d.type_name = type_;
      end if;
      if it.node_id is null then
        delete from search_document d where d.type_name = type_ and d.node_id = node;
      else
        insert into search_document as d select it.*
          on conflict (type_name, node_id) do update set languages = excluded.languages, dated_on = excluded.dated_on,
            visible = excluded.visible, vector = excluded.vector
          where (d.languages, d.dated_on, d.visible, d.vector)
            is distinct from (excluded.languages, excluded.dated_on, excluded.visible, excluded.vector);
      end if;
      if type_ not in ('Article', 'Statement') then
        delete from search_word w where w.type_name = type_ and w.node_id = node;
        insert into search_word
          select * from search_due_word due where due.type_name = type_ and due.node_id = node;
      end if;
    end $$`;
}
