/**
 * Every single value of an answer, sorted, instants written alike: answers of two servers whose schemas differ give the
 * same list when they say the same. Without ids where those differ by their nature.
 */
export function leavesOf(answer: string, { withIds }: { readonly withIds: boolean }): string[] {
  const leaves: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (value === null || value === undefined || key === '__typename') return;
    if (!withIds && (key === 'id' || key === 'rowId')) return;
    if (typeof value === 'object') {
      for (const [name, child] of Object.entries(value)) walk(child, name);
      return;
    }
    leaves.push(isInstant(value) ? new Date(value).toISOString() : JSON.stringify(value));
  };
  walk((JSON.parse(answer) as { data?: unknown }).data, '');
  return leaves.sort();
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(value);
}
