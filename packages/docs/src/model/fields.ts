import {
  type Condition,
  type Contract,
  type Deprecation,
  type Platform,
  type Provenance,
  readDeprecation,
  type Schema,
} from '@wapi/types';
import type { CheckMessage } from './check-messages.js';
import { type Constraint, buildConstraints } from './constraints.js';
import { isSame, getSchemaValues } from './merge-schemas.js';
import { splitUnion, type UnionVariant } from './split-union.js';

/** A field or parameter, ready to be rendered. */
export interface Field {
  /** The name, with dots for nesting, `[]` for list entries and `{key}` for map entries. */
  name: string;
  type: string;
  required: boolean;
  /** The platforms that require the field; empty unless the field is required only on some platforms. */
  requiredOn: readonly Platform[];
  /**
   * The conditions under which an account must send the field; empty unless the field is required only for some
   * accounts.
   */
  requiredFor: readonly Condition[];
  /** The only platforms that use the field; empty if all platforms use it. */
  platforms: readonly Platform[];
  constraints: readonly Constraint[];
  description: string;
  /** The shapes of a field that can be a list or an object. */
  shapes: readonly Shape[];
  messages: readonly CheckMessage[];
  example?: string;
  provenance?: Provenance;
  /** The id of a discrepancy. */
  discrepancy?: string;
  deprecation?: Deprecation;
  /** If the field is a list and the schema of its entries has its own page, the name of that schema. */
  entries?: string;
}

/** One of the types that a field can have. */
export interface Shape {
  type: string;
  description: string;
  /** Whether an earlier shape has the same fields. */
  hasSameFields: boolean;
}

/** Fields that only one variant of an object has. */
export interface FieldVariant {
  /** The discriminator and its values in this variant; undefined if the object has no discriminator. */
  when: { field: string; values: readonly string[]; isOpen: boolean } | undefined;
  /** The fragment that identifies the variant in links. */
  anchor: string;
  description: string;
  provenance?: Provenance;
  /** The id of a discrepancy. */
  discrepancy?: string;
  fields: readonly FieldItem[];
}

export type FieldItem = Field | FieldVariant;

/** Returns the messages for the failed checks of a field. */
export type FindMessages = (name: string, schema: Schema, required: boolean) => CheckMessage[];

/** The parts of the contract that are needed to describe fields. */
export interface FieldContext {
  platforms: Contract['platforms'];
  conditions: Contract['conditions'];
  /** Finds the messages for a field. Missing for responses, because the API checks only requests. */
  findMessages?: FindMessages;
  /**
   * The schemas that have their own page. A list with entries of such a schema links to that page instead of listing
   * the fields.
   */
  paged?: ReadonlySet<string>;
}

export function isVariant(item: FieldItem): item is FieldVariant {
  return 'fields' in item;
}

/** Returns all fields, including those of variants. */
export function allFields(items: readonly FieldItem[]): Field[] {
  return items.flatMap((item) => (isVariant(item) ? allFields(item.fields) : [item]));
}

/**
 * Flattens an object or a union of objects into its fields. Parents come before children, and fields that all variants
 * share come before fields in one variant.
 *
 * @param name the object's name; empty for the body
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

/** Returns the name of a schema that has its own page. */
function getPagedName(schema: Schema | undefined, { paged }: FieldContext): string | undefined {
  const name = schema?.['x-name'];
  return name !== undefined && paged?.has(name) ? name : undefined;
}

/**
 * Removes the schemas' pages from the context, so that fields are listed in full. Use it for objects whose description
 * refers to the fields.
 */
function withoutPages({ paged: _paged, ...context }: FieldContext): FieldContext {
  return context;
}

/** Returns the branches of a union that have fields. Skips a branch whose objects equal those of an earlier branch. */
function distinctBranches(schema: Schema): Schema[] {
  const branches = getBranches(schema).filter(({ maxItems }) => maxItems !== 0);
  return branches.filter(
    (branch, index) => !branches.slice(0, index).some((other) => isSame(toEntry(other), toEntry(branch))),
  );
}

function getBranches({ oneOf, anyOf }: Schema): readonly Schema[] {
  return oneOf ?? anyOf ?? [];
}

/** Returns the schema of the entries if the schema is a list, otherwise the schema itself. */
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

/** Returns the keys whose list contains a name. */
function keysWithName(map: Readonly<Record<string, readonly string[]>> | undefined, name: string): string[] {
  return Object.entries(map ?? {}).flatMap(([key, names]) => (names.includes(name) ? [key] : []));
}

/** Returns the name of a variant for use in links: the values of its discriminator, or its number. */
export function variantAnchor({ whole }: UnionVariant, index: number, discriminator: string | undefined): string {
  const values = (discriminator === undefined ? undefined : getSchemaValues(whole.properties?.[discriminator])) ?? [];
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
  const values = (getSchemaValues(property) ?? []).map(String);
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
    ...pickSources(whole),
    fields: buildFields(own, context, name),
  };
}

/** Whether, on which platforms and for which accounts a field is required. */
type Presence = Pick<Field, 'required' | 'requiredOn' | 'requiredFor'>;

/**
 * Describes one field by its schema.
 *
 * @param sentName the field's name in the request, as it appears in messages
 */
export function describeField(
  name: string,
  schema: Schema,
  { required, requiredOn, requiredFor }: Presence,
  context: FieldContext,
  sentName = name,
): Field {
  const { platforms, findMessages = () => [] } = context;
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
    messages: findMessages(sentName, schema, required || requiredOn.length > 0 || requiredFor.length > 0),
    ...(example !== undefined && { example }),
    ...pickSources(schema),
    ...(entries !== undefined && { entries }),
    ...readDeprecation(schema),
  };
}

/** Formats an example. Returns undefined if the field's type, values or default already show it. */
export function exampleText(schema: Schema, example: unknown): string | undefined {
  if (example === undefined || example === null || example === '' || isSame(example, {})) return undefined;
  if (getSchemaValues(schema) || example === schema.default) return undefined;
  return typeof example === 'object' ? JSON.stringify(example) : String(example);
}

function pickSources(schema: Schema): Pick<Field, 'provenance' | 'discrepancy'> {
  const provenance = schema['x-provenance'];
  const discrepancy = schema['x-discrepancy'];
  return { ...(provenance !== undefined && { provenance }), ...(discrepancy !== undefined && { discrepancy }) };
}

/**
 * Lists the shapes of a field that can be a list or an object. Variants of one object have no shapes, because they have
 * their own fields.
 */
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
