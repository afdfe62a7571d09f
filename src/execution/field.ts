import {
  getNullableType,
  GraphQLID,
  GraphQLString,
  isLeafType,
  isNonNullType,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLResolveInfo,
} from 'graphql';
import { isPromise } from '../lib/value-or-promise.js';
import { argumentsOf } from './arguments.js';
import { completionOf } from './completion.js';
import { FieldInfo, neverNull, placeOf, type Site } from './field-info.js';
import { leafWriter, type LeafWriter } from './leaf.js';
import { completeInTime, nulledInTime } from './list.js';
import { nulledOf, type Nulled } from './nulled.js';
import type { Place } from './place.js';
import type { Arguments, Plan, Run, Writing } from './run.js';

/**
 * Writes a field of an object that stands at a place, undefined for the root. Throws, or rejects with, what makes the object
 * null.
 */
export type FieldWriter = (run: Run, source: unknown, parent: Place | undefined) => Writing;

type Resolver = GraphQLFieldResolver<unknown, unknown, Arguments>;

/** How a field is written: the more is known of it beforehand, the less there is to do for each object. */
export function fieldWriter(plan: Plan, site: Site): FieldWriter {
  const { resolve, type, name } = site.field;
  const leaf = getNullableType(type);
  if (isLeafType(leaf) && isProperty(site)) return leafProperty(site, leaf);
  const resolver = (resolve as Resolver | undefined) ?? propertyResolver(name);
  return isLeafType(leaf) ? resolvedLeaf(plan, site, leaf, resolver) : compositeField(plan, site, resolver);
}

/** Whether a field is a property of its object that is never anything but a text: quotation marks always stand around it. */
export function isTextProperty(site: Site): boolean {
  const { type } = site.field;
  return isProperty(site) && isNonNullType(type) && (type.ofType === GraphQLString || type.ofType === GraphQLID);
}

/** Whether a field is read from its object as it stands: a column of a row, in most cases. */
function isProperty({ field }: Site): boolean {
  return !field.resolve && field.args.length === 0;
}

function leafProperty(site: Site, type: GraphQLLeafType): FieldWriter {
  const { name } = site.field;
  const writeLeaf = leafOf(site, type);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    try {
      const value = holderOf(source)[name];
      const given = typeof value === 'function' ? called(source as Source, site, run, parent) : value;
      return isPromise(given) ? leafInTime(writeLeaf, nulled, run, given, placeOf(site, parent)) : writeLeaf(given);
    } catch (raw) {
      return nulled(run, raw, placeOf(site, parent));
    }
  };
}

function resolvedLeaf(plan: Plan, site: Site, type: GraphQLLeafType, resolve: Resolver): FieldWriter {
  const argumentsIn = argumentsOf(plan, site);
  const writeLeaf = leafOf(site, type);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    try {
      const value = resolve(source, argumentsIn(run), run.context, new FieldInfo(run, site, parent));
      return isPromise(value) ? leafInTime(writeLeaf, nulled, run, value, placeOf(site, parent)) : writeLeaf(value);
    } catch (raw) {
      return nulled(run, raw, placeOf(site, parent));
    }
  };
}

function compositeField(plan: Plan, site: Site, resolve: Resolver): FieldWriter {
  const argumentsIn = argumentsOf(plan, site);
  const complete = completionOf(plan, site.field.type, site);
  const nulled = nulledOf(site.field.type, site);
  return (run, source, parent) => {
    const info = new FieldInfo(run, site, parent);
    try {
      const value = resolve(source, argumentsIn(run), run.context, info);
      const written = isPromise(value)
        ? completeInTime(complete, run, value, info.path, info)
        : complete(run, value, info.path, info);
      return isPromise(written) ? nulledInTime(nulled, run, written, info.path) : written;
    } catch (raw) {
      return nulled(run, raw, info.path);
    }
  };
}

function leafOf(site: Site, type: GraphQLLeafType): LeafWriter {
  const write = leafWriter(type);
  return isNonNullType(site.field.type) ? (value) => write(value) ?? neverNull(site) : write;
}

function leafInTime(
  write: LeafWriter,
  nulled: Nulled,
  run: Run,
  value: PromiseLike<unknown>,
  place: Place,
): PromiseLike<string | null> {
  return nulledInTime(nulled, run, value.then(write), place);
}

/** What may have properties that are methods, as graphql-js calls them. */
type Source = Readonly<Record<string, (args: Arguments, context: unknown, info: GraphQLResolveInfo) => unknown>>;

const NO_ARGUMENTS: Arguments = Object.freeze({});

function called(source: Source, site: Site, run: Run, parent: Place | undefined): unknown {
  return source[site.field.name]?.(NO_ARGUMENTS, run.context, new FieldInfo(run, site, parent));
}

/** What properties are read from. */
export type Holder = Readonly<Record<string, unknown>>;

/** An object as what its properties are read from; nothing is read of a text or a number. */
export function holderOf(source: unknown): Holder {
  const holds = (typeof source === 'object' && source !== null) || typeof source === 'function';
  return holds ? (source as Holder) : NOTHING;
}

const NOTHING: Holder = Object.freeze(Object.create(null) as Holder);

/** The resolver of a field without one: the property of its name, called where it is a function. */
function propertyResolver(name: string): Resolver {
  return (source, args, context, info) => {
    const value = holderOf(source)[name];
    return typeof value === 'function' ? (source as Source)[name]?.(args, context, info) : value;
  };
}
