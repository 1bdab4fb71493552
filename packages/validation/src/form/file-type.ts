import type { Schema } from '@wapi/types';
import { type DetectedType, readImageSignature } from './image-signature.js';
import { Upload } from './multipart.js';

/**
 * The number of bytes to inspect at the start of a file: file-type's sample size. The first few bytes are not enough
 * for an SVG, because a prolog may precede its root element.
 */
const SAMPLE_BYTES = 4100;
/** Enough bytes to recognize markup. */
const START_BYTES = 16;

const detectedByLibrary = new WeakMap<Uint8Array, Promise<DetectedType | undefined>>();
let library: Promise<typeof import('file-type')> | undefined;

/**
 * Detects the type of a file from its content; undefined if the type is unknown. Caches a slow result by array object,
 * so do not change the content afterwards.
 */
export async function detectFileType(content: Uint8Array): Promise<DetectedType | undefined> {
  const sample = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, SAMPLE_BYTES));
  const image = readImageSignature(sample);
  if (image !== undefined) return image;
  if (/^(?:ï»¿)?\s*</.test(sample.toString('latin1', 0, START_BYTES)) && /<svg[\s>]/.test(sample.toString('latin1')))
    return { extension: 'svg', mediaType: 'image/svg+xml' };
  const before = detectedByLibrary.get(content);
  if (before !== undefined) return before;
  const type = detectWithLibrary(sample);
  detectedByLibrary.set(content, type);
  return type;
}

async function detectWithLibrary(sample: Uint8Array): Promise<DetectedType | undefined> {
  // Load the library on first use, because most uploads are images, which need no library.
  library ??= import('file-type');
  // Pass a copy, because file-type checks the class. jsdom replaces the global `Uint8Array`, but not the base class of
  // `Buffer`.
  const found = await (await library).fileTypeFromBuffer(new Uint8Array(sample));
  return found && { extension: found.ext, mediaType: found.mime };
}

/**
 * Returns the failed keyword: `type:file`, `x-file-types` or `maxFileSize`; undefined if the field is valid or
 * missing.
 */
export async function checkFile(value: unknown, schema: Schema): Promise<string | undefined> {
  if (value === undefined) return undefined;
  if (!(value instanceof Upload)) return 'type:file';
  const type = await detectFileType(value.content);
  if (!schema['x-file-types']?.includes(type?.extension ?? '')) return 'x-file-types';
  if (value.content.byteLength > (schema.maxLength ?? Infinity)) return 'maxFileSize';
  return undefined;
}
