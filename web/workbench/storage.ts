const PREFIX = 'communique:';

/**
 * Where a visitor's tabs are kept. Under a name of our own: everything on localhost:4000 shares one storage, and another
 * project's GraphiQL would come back with its tabs in place of ours. Null where the browser keeps nothing.
 */
export const workbenchStorage = openStorage();

interface TabState {
  readonly tabs: readonly { readonly query: string | null; readonly variables: string | null }[];
  readonly activeTabIndex: number;
}

/** The tab a returning visitor left open; undefined on a first visit. */
export function tabLeftOpen(): { query: string; variables: string } | undefined {
  try {
    const { tabs, activeTabIndex } = JSON.parse(workbenchStorage?.getItem('graphiql:tabState') ?? '') as TabState;
    const { query, variables } = tabs[activeTabIndex]!;
    return { query: query ?? '', variables: variables ?? '' };
  } catch {
    return undefined;
  }
}

function openStorage() {
  try {
    const storage = window.localStorage;
    const ownKeys = () => Object.keys(storage).filter((key) => key.startsWith(PREFIX));
    return {
      getItem: (key: string) => storage.getItem(PREFIX + key),
      setItem: (key: string, value: string) => storage.setItem(PREFIX + key, value),
      removeItem: (key: string) => storage.removeItem(PREFIX + key),
      clear: () => ownKeys().forEach((key) => storage.removeItem(key)),
      get length() {
        return ownKeys().length;
      },
    };
  } catch {
    return null;
  }
}
