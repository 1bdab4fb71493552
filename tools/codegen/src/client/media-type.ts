import type { Operation, RequestMediaType, Schema } from '@wapi/types';
import { groupBy } from './group-by.js';

/** The body encodings that the client's transport supports. */
export const SENDABLE = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const;

/**
 * Returns the media type in which the client sends an operation's body, which is the first one in the spec.
 *
 * @throws Error naming the operation if the client does not support that type
 */
export function mediaTypeToSend(
  operation: Operation,
): (RequestMediaType & { mediaType: (typeof SENDABLE)[number] }) | undefined {
  const [first] = operation.requestBody?.content ?? [];
  if (first === undefined) return undefined;
  const mediaType = SENDABLE.find((candidate) => candidate === first.mediaType);
  if (mediaType === undefined)
    throw new Error(
      `${operation.id}: the media type must be one that the client can send, received ${first.mediaType}`,
    );
  return { ...first, mediaType };
}

/** Returns the fields of a body. If the body is a union, returns the fields of all its members. */
export function bodyFields({ properties = {}, oneOf = [], anyOf = [] }: Schema): [name: string, schema: Schema][] {
  return [...Object.entries(properties), ...[...oneOf, ...anyOf].flatMap(bodyFields)];
}

/**
 * Returns the file fields, each with the maximum size in bytes; 0 if the spec sets no limit. For a union, the largest
 * limit of its members applies, because only the API knows which member a body is.
 */
export function fileLimits(body: Schema): Record<string, number> {
  const files = bodyFields(body).filter(([, { format }]) => format === 'binary');
  return Object.fromEntries(
    [...groupBy(files, ([name]) => name)].map(([name, uses]) => {
      const most = Math.max(...uses.map(([, { maxLength = Infinity }]) => maxLength));
      return [name, most === Infinity ? 0 : most];
    }),
  );
}

/** Returns the names of the fields that contain a space-separated list of scopes. */
export function scopeListFields(body: Schema): string[] {
  return [
    ...new Set(bodyFields(body).flatMap(([name, schema]) => (schema['x-scope-list'] === undefined ? [] : [name]))),
  ];
}
