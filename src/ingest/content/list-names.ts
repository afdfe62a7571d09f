/**
 * The lists of a bundle in the order in which they are loaded: what a record needs under its own id comes before it. Apart from what the
 * lists hold, which takes long to load.
 */
export const BUNDLE_LIST_NAMES = [
  ...(['countries', 'organizations', 'offices', 'officials', 'tenures', 'memberships', 'presidencies'] as const),
  ...(['topics', 'meetings', 'resolutions', 'operations', 'sections', 'articles'] as const),
] as const;
export type BundleListName = (typeof BUNDLE_LIST_NAMES)[number];
