/** What a property of an entity is called as a column: `publishedAt` is `published_at`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
