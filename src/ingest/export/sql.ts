/** What the fields of a record are in SQL. */
export type Fields = Readonly<Record<string, string>>;

/** A JSON object of the fields, in their order. */
export function objectSql(fields: Fields): string {
  return `json_build_object(${Object.entries(fields)
    .map(([field, sql]) => `'${field}', ${sql}`)
    .join(', ')})`;
}

/** A list of what a select of one column gives; empty where it gives nothing. */
export function listSql(select: string): string {
  return `array_to_json(array(${select}))`;
}

/** How another subject is named. */
export function slugSql(id: string): string {
  return `(select named.slug from subject named where named.id = ${id})`;
}

/** An instant in UTC, to the microsecond where there are any. */
export function instantSql(at: string): string {
  return `rtrim(rtrim(to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'`;
}
