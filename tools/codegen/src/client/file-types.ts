import type { Contract, RequestMediaType, Schema } from '@wapi/types';
import { indent, literal, propertyName } from '../source-text/print.js';

/**
 * Prints `file-types.ts`: the media type for each file name extension that the API accepts.
 *
 * @throws Error naming the field and the extension if the spec does not determine the media type
 */
export function printFileTypes({ operations }: Contract): string {
  const types = new Map(
    operations.flatMap(({ id, requestBody }) => (requestBody?.content ?? []).flatMap((media) => fileTypes(id, media))),
  );
  return `/** Media types by file name extension, taken from the spec's file fields. */
export const fileTypes: Readonly<Record<string, string>> = {
${indent([...types].map(([extension, type]) => `${propertyName(extension)}: ${literal(type)},`).join('\n'))}
};
`;
}

function fileTypes(
  operation: string,
  { schema, partContentTypes }: RequestMediaType,
): [extension: string, mediaType: string][] {
  return Object.entries(schema.properties ?? {}).flatMap(
    ([field, { 'x-file-types': extensions = [] }]: [string, Schema]) =>
      extensions.map((extension): [string, string] => {
        const candidates = (partContentTypes[field] ?? '').split(',').map((type) => type.trim());
        const found = candidates.filter((type) => abbreviates(extension, type.split('/')[1] ?? ''));
        if (found.length !== 1)
          throw new Error(
            `${operation}: the contentType of ${field} must contain exactly one media type for .${extension}`,
          );
        return [extension, String(found[0])];
      }),
  );
}

/**
 * Returns whether a media type matches an extension. The spec lists both separately, so the names decide: the subtype
 * must contain the letters of the extension in the same order. For example, `jpg` matches `jpeg`, and `svg` matches
 * `svg+xml`.
 */
function abbreviates(extension: string, subtype: string): boolean {
  let from = 0;
  return [...extension].every((letter) => {
    from = subtype.indexOf(letter, from) + 1;
    return from > 0;
  });
}
