import type { Schema } from '@wapi/types';
import { Upload } from './multipart.js';

/** What a file is, by its content and not by its name. */
export interface DetectedType {
  /** A file name extension, e.g. `png`. */
  extension: string;
  /** A media type, e.g. `image/png`. */
  mediaType: string;
}

/** How much of a file tells its type: the sample that file-type asks for, in bytes. A root element of SVG is found in it behind a prolog. */
const SAMPLE_BYTES = 4100;
/** Enough to see that a file starts like markup, in bytes. */
const START_BYTES = 16;

const detected = new WeakMap<Uint8Array, Promise<DetectedType | undefined>>();
let library: Promise<typeof import('file-type')> | undefined;

/** Tells what a file is by its content, which must not change any more; undefined when it is nothing known. */
export function detectFileType(content: Uint8Array): Promise<DetectedType | undefined> {
  const before = detected.get(content);
  if (before !== undefined) return before;
  const type = detect(content.subarray(0, SAMPLE_BYTES));
  detected.set(content, type);
  return type;
}

async function detect(sample: Uint8Array): Promise<DetectedType | undefined> {
  if (/^(?:ï»¿)?\s*</.test(latin1(sample.subarray(0, START_BYTES))) && /<svg[\s>]/.test(latin1(sample))) {
    return { extension: 'svg', mediaType: 'image/svg+xml' };
  }
  // Most uses of the mock upload nothing, so the library is loaded when it is needed.
  library ??= import('file-type');
  const found = await (await library).fileTypeFromBuffer(sample);
  return found && { extension: found.ext, mediaType: found.mime };
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

/** Which check of a file field fails: `type:file`, `x-file-types` or `maxFileSize`; undefined when none does, or nothing was sent. */
export async function checkFile(value: unknown, schema: Schema): Promise<string | undefined> {
  if (value === undefined) return undefined;
  if (!(value instanceof Upload)) return 'type:file';
  const type = await detectFileType(value.content);
  if (!schema['x-file-types']?.includes(type?.extension ?? '')) return 'x-file-types';
  if (value.content.byteLength > (schema.maxLength ?? Infinity)) return 'maxFileSize';
  return undefined;
}
