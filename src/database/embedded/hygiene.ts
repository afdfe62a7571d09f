/** What a client has set in the session, so that it can be set again when its turn comes. */
export const READ_SETTINGS = `select name, setting from pg_settings where source = 'session'
  union all select 'role', current_setting('role') where current_setting('role') <> 'none'`;

const SETTING_TAGS = new Set(['SET', 'RESET', 'DISCARD ALL']);

export function touchesSettings(tags: readonly string[], texts: readonly string[]): boolean {
  return tags.some((tag) => SETTING_TAGS.has(tag)) || texts.some((text) => /\bset_config\b/i.test(text));
}

/** Takes away what the client before has set, and sets what this one has. */
export function applySettings(settings: ReadonlyMap<string, string>): string {
  const calls = [...settings].map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, false)`);
  return ['reset session authorization', 'reset role', 'reset all', ...calls.map((call) => `select ${call}`)].join(
    '; ',
  );
}

/** A limit in milliseconds that a client has set for itself, as on any PostgreSQL; 0 is none. */
export function limitOf(settings: ReadonlyMap<string, string>, name: string, otherwise: number): number {
  const own = settings.get(name);
  return own !== undefined && /^\d+$/.test(own) ? Number(own) : otherwise;
}

/** What a client may leave behind in the session, and how to undo it. */
export const LEFTOVERS: readonly { readonly trace: RegExp; readonly undo: string }[] = [
  { trace: /\btemp(?:orary)?\b/i, undo: 'discard temp' },
  { trace: /\badvisory_lock|pg_(?:try_)?advisory_lock/i, undo: 'select pg_advisory_unlock_all()' },
  { trace: /\bwith\s+hold\b/i, undo: 'close all' },
];

function literal(value: string): string {
  return `E'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
