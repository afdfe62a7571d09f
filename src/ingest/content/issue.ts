import type { z } from 'zod';

/** What is wrong with a record, where in it, and what was given: `.name.en (norland): … , but got 5`. */
export function describeIssue(issue: z.core.$ZodIssue, record: unknown): string {
  const at = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const given = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], record);
  const whose = Object(record) as { slug?: unknown; official?: unknown };
  const name = whose.slug ?? whose.official;
  return `${at}${typeof name === 'string' ? ` (${name})` : ''}: ${issue.message}, but got ${shown(given)}`;
}

/** The beginning of a value as JSON has it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
