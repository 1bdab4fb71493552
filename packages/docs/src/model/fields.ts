import type { Condition, Contract, Platform, Provenance, Schema } from '@wapi/types';
import type { CheckMessage } from './check-messages.js';
import { type Constraint, buildConstraints } from './constraints.js';
import { isSame, knownValues } from './merge-schemas.js';
import { splitUnion, type UnionVariant } from './split-union.js';

/** A field or parameter as a reader needs it. */
export interface Field {
  /** With dots for nesting, `[]` for the entries of a list and `{key}` for those of a map. */
  name: string;
  type: string;
  required: boolean;
  /** The platforms that require the field although others do not. */
  requiredOn: readonly Platform[];
  /** What an account is that must send the field although others need not. */
  requiredFor: readonly Condition[];
  /** The only platforms on which the field means something; empty for all. */
  platforms: readonly Platform[];
  constraints: readonly Constraint[];
  description: string;
  /** What the field may be, where that is a list or an object. */
  shapes: readonly Shape[];
  messages: readonly CheckMessage[];
  example?: string;
  provenance?: Provenance;
  /** The id of a discrepancy. */
  discrepancy?: string;
  /** The schema of the entries of a list, where that is told on a page of its own. */
  entries?: string;
}

/** One of the forms in which a field may come. */
export interface Shape {
  type: string;
  description: string;
  /** Whether its fields are those of an earlier form. */
  hasSameFields: boolean;
}

/** Fields that only one variant of an object has. */
export interface FieldVariant {
  /** The field that tells the variants apart, and its values in this one; undefined where no field does. */
  when: { field: string; values: readonly string[]; isOpen: boolean } | undefined;
  /** A name for links. */
  anchor: string;
  description: string;
  provenance?: Provenance;
  /** The id of a discrepancy. */
  discrepancy?: string;
  fields: readonly FieldItem[];
}

/** A part of a list of fields. */
export type FieldItem = Field | FieldVariant;

/** Gives a field's messages; responses have none. */
export type FindMessages = (name: string, schema: Schema, required: boolean) => CheckMessage[];

/** What fields are described with. */
export interface FieldContext {
  platforms: Contract['platforms'];
  conditions: Contract['conditions'];
  messagesOf?: FindMessages;
  /** The schemas whose fields are told on a page of their own where they are the entries of a list. */
  paged?: ReadonlySet<string>;
}

/** Tells a variant from a field. */
export function isVariant(item: FieldItem): item is FieldVariant {
  return 'fields' in item;
}

/** Every field of a list, those of variants included. */
export function allFields(items: readonly FieldItem[]): Field[] {
  return items.flatMap((item) => (isVariant(item) ? allFields(item.fields) : [item]));
}

/**
 * Flattens an object, or a choice of objects, into its fields, parents before children, and what all variants have before what one has.
 *
 * @param name of the object; empty for the body
 */
export function buildFields(schema: Schema, context: FieldContext, name = ''): FieldItem[] {
  const prefix = name === '' ? '' : `${name}.`;
  const { items, additionalProperties } = schema;
  const union = splitUnion(schema);
  const found = [
    ...buildPropertyFields(schema, context, prefix),
    ...(typeof additionalProperties === 'object' ? buildFields(additionalProperties, context, `${prefix}{key}`) : []),
    ...(items && schema.maxItems !== 0 && getPagedName(items, context) === undefined
      ? buildFields(items, context, `${name}[]`)
      : []),
    ...(union
      ? [
          ...buildPropertyFields(union.shared, context, prefix),
          ...union.variants.map((variant, index) =>
            describeVariant(variant, index, union.discriminator, context, name),
          ),
        ]
      : distinctBranches(schema).flatMap((branch) => buildFields(branch, withoutPages(context), name))),
  ];
  return found.filter(
    (item, index) =>
      isVariant(item) || found.findIndex((other) => !isVariant(other) && other.name === item.name) === index,
  );
}

/** The name of a schema that is told on a page of its own. */
function getPagedName(schema: Schema | undefined, { paged }: FieldContext): string | undefined {
  const name = schema?.['x-name'];
  return name !== undefined && paged?.has(name) ? name : undefined;
}

/** What may be a list or an object is told in full: the one is the other without its list. */
function withoutPages({ paged: _paged, ...context }: FieldContext): FieldContext {
  return context;
}

/** The branches of a choice that have fields, without those whose objects another one has too. */
function distinctBranches(schema: Schema): Schema[] {
  const branches = getBranches(schema).filter(({ maxItems }) => maxItems !== 0);
  return branches.filter(
    (branch, index) => !branches.slice(0, index).some((other) => isSame(toEntry(other), toEntry(branch))),
  );
}

function getBranches({ oneOf, anyOf }: Schema): readonly Schema[] {
  return oneOf ?? anyOf ?? [];
}

/** The object that a list is of, or that a schema is itself. */
function toEntry(schema: Schema): Schema {
  return schema.items ?? schema;
}

function buildPropertyFields(schema: Schema, context: FieldContext, prefix: string): FieldItem[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const platforms = keysWithName(schema['x-required-on'], name) as Platform[];
    const conditions = keysWithName(schema['x-required-for'], name).flatMap(
      (condition) => context.conditions[condition] ?? [],
    );
    const presence = {
      required: schema.required?.includes(name) ?? false,
      requiredOn: platforms,
      requiredFor: conditions,
    };
    return [
      describeField(prefix + name, property, presence, context, name),
      ...buildFields(property, context, prefix + name),
    ];
  });
}

/** The keys under which a map has a name. */
function keysWithName(map: Readonly<Record<string, readonly string[]>> | undefined, name: string): string[] {
  return Object.entries(map ?? {}).flatMap(([key, names]) => (names.includes(name) ? [key] : []));
}

/** The name of a variant in links: the values that tell it, or its place. */
export function variantAnchor({ whole }: UnionVariant, index: number, discriminator: string | undefined): string {
  const values = (discriminator === undefined ? undefined : knownValues(whole.properties?.[discriminator])) ?? [];
  return values.map(String).join('-') || String(index + 1);
}

function describeVariant(
  { whole, own }: UnionVariant,
  index: number,
  discriminator: string | undefined,
  context: FieldContext,
  name: string,
): FieldVariant {
  const property = discriminator === undefined ? undefined : whole.properties?.[discriminator];
  const values = (knownValues(property) ?? []).map(String);
  return {
    when:
      discriminator === undefined
        ? undefined
        : {
            field: name === '' ? discriminator : `${name}.${discriminator}`,
            values,
            isOpen: property?.['x-open-enum'] ?? false,
          },
    anchor: variantAnchor({ whole, own }, index, discriminator),
    description: whole.description ?? '',
    ...getMarks(whole),
    fields: buildFields(own, context, name),
  };
}

/** When a field must be there. */
type Presence = Pick<Field, 'required' | 'requiredOn' | 'requiredFor'>;

/**
 * Describes one field by its schema.
 *
 * @param sentName the field's name as it is sent, for its messages
 */
export function describeField(
  name: string,
  schema: Schema,
  { required, requiredOn, requiredFor }: Presence,
  context: FieldContext,
  sentName = name,
): Field {
  const { platforms, messagesOf = () => [] } = context;
  const entries = getPagedName(schema.items, context);
  const example = exampleText(schema, schema.examples?.[0]);
  return {
    name,
    type: typeName(schema),
    required,
    requiredOn: required ? [] : requiredOn,
    requiredFor: required ? [] : requiredFor,
    platforms: schema['x-platforms'] ?? [],
    constraints: buildConstraints(schema, platforms),
    description: schema.description ?? '',
    shapes: buildShapes(schema),
    messages: messagesOf(sentName, schema, required || requiredOn.length > 0 || requiredFor.length > 0),
    ...(example !== undefined && { example }),
    ...getMarks(schema),
    ...(entries !== undefined && { entries }),
  };
}

/** An example as text; undefined where it says no more than the field's type, values and default do. */
export function exampleText(schema: Schema, example: unknown): string | undefined {
  if (example === undefined || example === null || example === '' || isSame(example, {})) return undefined;
  if (knownValues(schema) || example === schema.default) return undefined;
  return typeof example === 'object' ? JSON.stringify(example) : String(example);
}

function getMarks(schema: Schema): Pick<Field, 'provenance' | 'discrepancy'> {
  const provenance = schema['x-provenance'];
  const discrepancy = schema['x-discrepancy'];
  return { ...(provenance !== undefined && { provenance }), ...(discrepancy !== undefined && { discrepancy }) };
}

/** The forms of a field that may be a list or an object; variants of one object are told apart by their fields instead. */
function buildShapes(schema: Schema): Shape[] {
  const branches = getBranches(schema);
  if (splitUnion(schema) || branches.every(({ description }) => description === undefined)) return [];
  return branches.map((branch, index) => ({
    type: typeName(branch),
    description: branch.description ?? '',
    hasSameFields:
      branch.maxItems !== 0 &&
      branches.slice(0, index).some((other) => other.maxItems !== 0 && isSame(toEntry(other), toEntry(branch))),
  }));
}

function typeName(schema: Schema): string {
  if (schema.format === 'binary') return 'file';
  const branches = getBranches(schema);
  if (branches.length > 0) return [...new Set(branches.map(typeName))].join(' or ');
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types.length === 0) return schema.const === undefined ? 'any' : typeof schema.const;
  return types.map((type) => singleTypeName(type, schema)).join(' or ');
}

function singleTypeName(type: string, { items, maxItems, additionalProperties }: Schema): string {
  if (type === 'array' && maxItems === 0) return 'empty list';
  if (type === 'array' && items) return `list of ${typeName(items)}`;
  if (type === 'object' && typeof additionalProperties === 'object') return `map of ${typeName(additionalProperties)}`;
  return type;
}
