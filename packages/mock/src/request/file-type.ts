import { fileTypeFromBuffer } from 'file-type';
import type { Schema } from '@wapi/types';

/** What a file is, by its content and not by its name. */
export interface DetectedType {
  /** A file name extension, e.g. `png`. */
  extension: string;
  /** A media type, e.g. `image/png`. */
  mediaType: string;
}

/** Far enough into a file to find the root element behind a prolog, a doctype and a comment. */
const SVG_SEARCH_BYTES = 4096;

/** Tells what a file is by its content; undefined when it is nothing known. */
export async function detectFileType(content: Uint8Array): Promise<DetectedType | undefined> {
  const head = new TextDecoder().decode(content.subarray(0, SVG_SEARCH_BYTES));
  if (/^\uFEFF?\s*</.test(head) && /<svg[\s>]/.test(head)) return { extension: 'svg', mediaType: 'image/svg+xml' };
  const found = await fileTypeFromBuffer(content);
  return found && { extension: found.ext, mediaType: found.mime };
}

/** Which check of a file field fails: `type:file`, `x-file-types` or `maxFileSize`; undefined when none does, or nothing was sent. */
export async function checkFile(value: unknown, schema: Schema): Promise<string | undefined> {
  if (value === undefined) return undefined;
  if (!(value instanceof File)) return 'type:file';
  const type = await detectFileType(new Uint8Array(await value.arrayBuffer()));
  if (!schema['x-file-types']?.includes(type?.extension ?? '')) return 'x-file-types';
  if (value.size > (schema.maxLength ?? Infinity)) return 'maxFileSize';
  return undefined;
}
