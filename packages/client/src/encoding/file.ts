import type { FileInput } from '@wapi/types';
import { WapiConfigError } from '../errors/wapi-config-error.js';

const DEFAULT_NAME = 'file';
const DEFAULT_TYPE = 'application/octet-stream';

/** A file part: its content and its name. */
export interface FilePart {
  content: Blob;
  filename: string;
}

/**
 * Reads what a caller passed for a file field.
 *
 * @throws WapiConfigError naming the field if it is not a file, or its name is not the name of a file
 */
export function toFilePart(field: string, input: unknown): FilePart {
  const { data, filename, type } = isNamed(input) ? input : { data: input, filename: undefined, type: undefined };
  if (!(data instanceof Blob) && !(data instanceof Uint8Array)) {
    throw new WapiConfigError(`${field} must be a file: a Blob, a File, a Uint8Array, or { data, filename, type } around one`);
  }
  const mediaType = type ?? (data instanceof Blob && data.type ? data.type : DEFAULT_TYPE);
  const content = data instanceof Blob && data.type === mediaType ? data : new Blob([data as BlobPart], { type: mediaType });
  return { content, filename: checkName(field, filename ?? ownName(data) ?? DEFAULT_NAME) };
}

function isNamed(input: unknown): input is Extract<FileInput, { data: unknown }> {
  return typeof input === 'object' && input !== null && 'data' in input;
}

function ownName(data: Blob | Uint8Array): string | undefined {
  return 'name' in data && typeof data.name === 'string' && data.name !== '' ? data.name : undefined;
}

function checkName(field: string, filename: unknown): string {
  if (typeof filename === 'string' && filename !== '' && !/[\\/]/.test(filename)) return filename;
  throw new WapiConfigError(`${field} needs a file name without folders`);
}
