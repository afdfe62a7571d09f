import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { typeOfRow } from '../schema/node.js';

type Storage = ReturnType<typeof getMetadataStorage>;
type Handler = Storage['fieldResolvers'][number] | Storage['queries'][number];
type Parameter = NonNullable<Handler['params']>[number];
type Class = Storage['objectTypes'][number]['target'];

type Arguments = Readonly<Record<string, unknown>>;
type Resolve = GraphQLFieldResolver<unknown, unknown, Arguments>;
/** One of the values that a method is called with. */
type Pick = (root: unknown, args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown;

/**
 * Takes away what type-graphql puts around each field: a container, sorted parameters, arguments made into instances, a promise
 * for each argument. Methods of the resolver classes are called as they are, with plain arguments; what has no method is
 * a property of its row; the type of a row is known at once.
 */
export function resolveDirectly(schema: GraphQLSchema, resolvers: readonly Class[]): void {
  const storage = builtStorage(resolvers);
  const handlers = storage.fieldResolvers.filter(({ target }) => resolvers.includes(target));
  const direct = directOf(storage);
  for (const { name, target } of storage.objectTypes) {
    const type = schema.getType(name) as GraphQLObjectType | undefined;
    for (const field of Object.values(type?.getFields() ?? {})) {
      const known = declarationOf(storage, target, field.name);
      const handler = handlers.find(
        ({ getObjectType, methodName }) => known && getObjectType?.() === known.target && methodName === known.name,
      );
      if (handler) field.resolve = direct(handler) ?? field.resolve;
      else if (known?.name === field.name) field.resolve = undefined;
    }
  }
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const query of storage.queries) {
    const field = resolvers.includes(query.target) ? roots[query.schemaName] : undefined;
    if (field) field.resolve = direct(query) ?? field.resolve;
  }
  for (const { name, resolveType } of [...storage.interfaceTypes, ...storage.unions]) {
    const type = schema.getType(name);
    // type-graphql asks in a promise, as a class might be what it is told.
    if (resolveType === typeOfRow && type && 'resolveType' in type) type.resolveType = typeOfRow;
  }
}

/** What the decorators have said, worked out as for the schema itself: with what resolver classes inherit. */
function builtStorage(resolvers: readonly Class[]): Storage {
  const storage = getMetadataStorage().clone();
  storage.build({ resolvers: resolvers as never });
  return storage;
}

/** Where the field of a type is declared: in its own class, an interface, or a class it extends. */
function declarationOf(
  { objectTypes, interfaceTypes }: Storage,
  target: Class,
  fieldName: string,
): { name: string; target: Class } | undefined {
  const classes = [...objectTypes, ...interfaceTypes];
  const interfaces = objectTypes.find((type) => type.target === target)?.interfaceClasses ?? [];
  for (const place of [target, ...interfaces.toReversed(), ...superclassesOf(target)]) {
    const type = classes.find((one) => one.target === place);
    const field = type?.fields?.find(({ schemaName }) => schemaName === fieldName);
    if (field) return field;
  }
  return undefined;
}

function superclassesOf(target: Class): Class[] {
  const above = Object.getPrototypeOf(target) as Class;
  return above.prototype === undefined ? [] : [above, ...superclassesOf(above)];
}

/** Makes resolvers of methods; null for one that asks for more than is given here. Each class has one instance. */
function directOf(storage: Storage): (handler: Handler) => Resolve | null {
  const instances = new Map<Class, Record<string, (...values: unknown[]) => unknown>>();
  return ({ target, methodName, params = [], middlewares = [], roles }) => {
    const picks = params.toSorted((one, other) => one.index - other.index).map((one) => pickOf(storage, one, params));
    if (middlewares.length > 0 || roles || !picks.every((pick) => pick !== null)) return null;
    const instance = instances.get(target) ?? new (target as new () => never)();
    instances.set(target, instance);
    return calling(instance, instance[methodName]!, picks);
  };
}

const ROW: Pick = (row) => row;
const CONTEXT: Pick = (_row, _args, context) => context;

function calling(instance: unknown, method: (...values: unknown[]) => unknown, picks: readonly Pick[]): Resolve {
  const [first, second, third, ...more] = picks;
  // Nearly all fields of rows ask for the row and the context, and perhaps for one thing more: no list of values for those.
  if (first === ROW && more.length === 0) {
    if (!second) return (row) => method.call(instance, row);
    if (second === CONTEXT && !third) return (row, _args, context) => method.call(instance, row, context);
    if (second === CONTEXT && third)
      return (row, args, context, info) => method.call(instance, row, context, third(row, args, context, info));
  }
  return (row, args, context, info) =>
    method.apply(
      instance,
      picks.map((pick) => pick(row, args, context, info)),
    );
}

/** How a parameter is come by; null for one that would have to be converted, or is of no use here. */
function pickOf(storage: Storage, parameter: Parameter, all: readonly Parameter[]): Pick | null {
  if ('propertyName' in parameter && parameter.propertyName !== undefined) return null;
  const { kind } = parameter;
  if (kind === 'root' && !parameter.getType) return ROW;
  if (kind === 'context') return CONTEXT;
  if (kind === 'info') return (_row, _args, _context, info) => info;
  if (kind === 'arg') return (_row, args) => args[parameter.name];
  if (kind !== 'args') return null;
  return all.some((other) => other.kind === 'arg')
    ? onlyOf(storage, parameter.getType() as Class)
    : (_row, args) => args;
}

/** Of the arguments those of a class, where others stand beside them. */
function onlyOf({ argumentTypes }: Storage, target: Class): Pick {
  const classes = [target, ...superclassesOf(target)];
  const fields = argumentTypes.filter((type) => classes.includes(type.target)).flatMap((type) => type.fields ?? []);
  const names = fields.map(({ name }) => name);
  return (_row, args) => Object.fromEntries(names.filter((name) => name in args).map((name) => [name, args[name]]));
}
