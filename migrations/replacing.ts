/** A definition that may take the place of one of the same name. */
export function replacing(definition: string): string {
  return definition.replace('create function', 'create or replace function');
}
