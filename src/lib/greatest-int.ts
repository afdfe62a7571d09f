/** The greatest Int of GraphQL: what is said where there is no limit, or more than can be said. */
export const GREATEST_INT = 2_147_483_647;
