/** The keywords of a schema that these scripts read. */
export interface SchemaNode {
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
}

/** Returns a copy of a schema, a list or a value in which each field's description ends with its limits. */
export function withLimits(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withLimits);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withLimits(value)]));
  if (!('description' in node) || typeof node.description !== 'string') return copy;
  const limits = describeLimits(node as SchemaNode);
  return limits.length === 0 ? copy : { ...copy, description: [node.description.trim(), ...limits].join(' ') };
}

/** Describes the limits of a field for readers of its type in an editor. */
function describeLimits(schema: SchemaNode): string[] {
  const { pattern, 'x-platforms': platforms, 'x-file-types': fileTypes, 'x-open-enum': openEnum } = schema;
  const meanings = Object.entries(schema['x-enumDescriptions'] ?? {}).map(
    ([value, meaning]) => `\`${value}\`: ${meaning}`,
  );
  return [
    ...describeLength(schema),
    ...(pattern === undefined ? [] : [`Pattern: \`${pattern}\`.`]),
    ...(fileTypes === undefined ? [] : [`File types: ${fileTypes.join(', ')}.`]),
    ...describeRange(schema),
    ...meanings,
    ...(openEnum === true ? ['The API may return other values.'] : []),
    ...(platforms === undefined ? [] : [`Platforms: ${platforms.join(', ')} only.`]),
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

function describeLength({ format, minLength = 0, maxLength }: SchemaNode): string[] {
  const unit = format === 'binary' ? 'bytes' : 'characters';
  if (maxLength === undefined) return minLength > 1 ? [`Length: at least ${minLength} ${unit}.`] : [];
  return [`Length: ${minLength > 1 ? `${minLength} to` : 'at most'} ${maxLength} ${unit}.`];
}

function describeRange({ minimum, maximum, exclusiveMinimum }: SchemaNode): string[] {
  const limits = [
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ].join(', ');
  return limits === '' ? [] : [`${limits.charAt(0).toUpperCase()}${limits.slice(1)}.`];
}
