import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** Every type, field, argument, input field, enum value and directive by its coordinate, with its description. */
export function descriptionsIn(schema: GraphQLSchema): Map<string, string> {
  const found = new Map<string, string>();
  const add = (coordinate: string, { description }: { readonly description?: string | null }) =>
    found.set(coordinate, description?.trim() ?? '');

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    add(type.name, type);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(`${type.name}.${field.name}`, field);
        for (const argument of field.args) add(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field);
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) add(`${type.name}.${value.name}`, value);
    }
  }
  for (const directive of schema.getDirectives()) {
    add(`@${directive.name}`, directive);
    for (const argument of directive.args) add(`@${directive.name}(${argument.name}:)`, argument);
  }
  return found;
}

/** What a reader of the schema finds no word about. */
export function undescribed(schema: GraphQLSchema): string[] {
  return [...descriptionsIn(schema)]
    .filter(([, description]) => description === '')
    .map(([coordinate]) => `${coordinate} has no description.`);
}
