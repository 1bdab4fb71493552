/** The keywords of a schema that these scripts read. */
export interface SchemaNode {
  description?: string;
  $ref?: string;
  const?: unknown;
  enum?: readonly string[];
  oneOf?: readonly SchemaNode[];
  properties?: Readonly<Record<string, SchemaNode>>;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  'x-platforms'?: readonly string[];
  'x-file-types'?: readonly string[];
  deprecated?: boolean;
  'x-open-enum'?: boolean;
  'x-sunset'?: string;
  'x-replaced-by'?: string;
  'x-enumDescriptions'?: Readonly<Record<string, string>>;
  'x-scope-list'?: string;
  'x-limit-provenance'?: Readonly<Record<string, string>>;
}

/** The keywords that limit a value. */
type Limit =
  | 'enum'
  | 'exclusiveMinimum'
  | 'maxLength'
  | 'maximum'
  | 'minLength'
  | 'minimum'
  | 'pattern'
  | 'x-file-types'
  | 'x-platforms';

/** Returns a copy of a schema, a list or a value in which each field's description ends with its limits. */
export function withLimits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withLimits);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withLimits(value)]));
  if (!('description' in node) || typeof node.description !== 'string') return copy;
  const limits = describeLimits(node as SchemaNode);
  return limits.length === 0 ? copy : { ...copy, description: [node.description.trim(), ...limits].join(' ') };
}

/**
 * Copies the description of a referenced schema to each property that is only a reference. An editor shows the
 * description of a property, but not that of its type.
 *
 * @param schemas the result of `withLimits`
 */
export function describeReferences(node: unknown, schemas: Readonly<Record<string, SchemaNode>>): unknown {
  if (Array.isArray(node)) return node.map((item) => describeReferences(item, schemas));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, describeReferences(value, schemas)]),
  );
  if (!('properties' in copy)) return copy;
  const properties = Object.entries(copy['properties'] as Record<string, SchemaNode>).map(([name, property]) => {
    const description = schemas[property.$ref?.split('/').at(-1) ?? '']?.description;
    return [name, description === undefined ? property : { description, ...property }];
  });
  return { ...copy, properties: Object.fromEntries(properties) };
}

/** Describes the limits of a field for developers who see the field's type in an editor. */
function describeLimits(schema: SchemaNode): string[] {
  const { pattern, 'x-platforms': platforms, 'x-file-types': fileTypes, 'x-open-enum': openEnum } = schema;
  const meanings = Object.entries(schema['x-enumDescriptions'] ?? {}).map(
    ([value, meaning]) => `\`${value}\`: ${meaning}`,
  );
  return [
    ...describeLength(schema),
    ...(pattern === undefined ? [] : [`Pattern: \`${pattern}\`${describeSource(schema, 'pattern')}.`]),
    ...(fileTypes === undefined
      ? []
      : [`File types: ${fileTypes.join(', ')}${describeSource(schema, 'x-file-types')}.`]),
    ...describeRange(schema),
    ...meanings,
    ...(openEnum === true ? ['The API may return other values.'] : []),
    ...(describeSource(schema, 'enum') === '' ? [] : [`Allowed values${describeSource(schema, 'enum')}.`]),
    ...(platforms === undefined
      ? []
      : [`Platforms: ${platforms.join(', ')} only${describeSource(schema, 'x-platforms')}.`]),
    ...describeDeprecation(schema),
  ];
}

function describeDeprecation({ deprecated, 'x-sunset': sunset, 'x-replaced-by': replacedBy }: SchemaNode): string[] {
  if (deprecated !== true) return [];
  return [
    ...(replacedBy === undefined ? [] : [`Deprecated: use \`${replacedBy}\` instead.`]),
    ...(sunset === undefined ? [] : [`It stops working on ${sunset}.`]),
  ];
}

function describeLength(schema: SchemaNode): string[] {
  const { format, minLength = 0, maxLength } = schema;
  const unit = format === 'binary' ? 'bytes' : 'characters';
  const [shortest, longest] = [describeSource(schema, 'minLength'), describeSource(schema, 'maxLength')];
  if (minLength <= 1) return maxLength === undefined ? [] : [`Length: at most ${maxLength} ${unit}${longest}.`];
  if (maxLength === undefined) return [`Length: at least ${minLength} ${unit}${shortest}.`];
  if (shortest === longest) return [`Length: ${minLength} to ${maxLength} ${unit}${longest}.`];
  return [`Length: at least ${minLength} ${unit}${shortest}, at most ${maxLength}${longest}.`];
}

/** Returns the source of a limit; empty if the source is the API's own documentation of this version. */
function describeSource({ 'x-limit-provenance': sources = {} }: SchemaNode, limit: Limit): string {
  const source = sources[limit];
  if (source === 'inferred') return ' (inferred)';
  return source === 'reference-2.0.2' ? ' (from the reference of v2.0.2)' : '';
}

function describeRange(schema: SchemaNode): string[] {
  const { minimum, maximum, exclusiveMinimum } = schema;
  const describe = (text: string, limit: Limit): string => `${text}${describeSource(schema, limit)}`;
  const limits = [
    ...(exclusiveMinimum === undefined ? [] : [describe(`more than ${exclusiveMinimum}`, 'exclusiveMinimum')]),
    ...(minimum === undefined ? [] : [describe(`at least ${minimum}`, 'minimum')]),
    ...(maximum === undefined ? [] : [describe(`at most ${maximum}`, 'maximum')]),
  ].join(', ');
  return limits === '' ? [] : [`${limits.charAt(0).toUpperCase()}${limits.slice(1)}.`];
}
