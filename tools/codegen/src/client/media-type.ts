import type { Operation, RequestMediaType, Schema } from '@wapi/types';

/** The body encodings that the client's transport knows. */
export const SENDABLE = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const;

/**
 * The media type in which the client sends an operation's body: the first one that the spec offers.
 *
 * @throws Error naming the operation if the client cannot send it
 */
export function mediaTypeToSend(operation: Operation): (RequestMediaType & { mediaType: (typeof SENDABLE)[number] }) | undefined {
  const [first] = operation.requestBody?.content ?? [];
  if (first === undefined) return undefined;
  const mediaType = SENDABLE.find((candidate) => candidate === first.mediaType);
  if (mediaType === undefined) throw new Error(`${operation.id}: the client cannot send ${first.mediaType}`);
  return { ...first, mediaType };
}

/** The fields of a body, or of any member of a union of bodies, that are files. */
export function fileFields({ properties = {}, oneOf = [], anyOf = [] }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([name, schema]) => (schema.format === 'binary' ? [name] : []));
  return [...new Set([...own, ...[...oneOf, ...anyOf].flatMap(fileFields)])];
}
