import type { FileContent, FileInput } from '@wapi/types';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { abortable } from '../signals/abortable.js';

const DEFAULT_NAME = 'file';
const DEFAULT_TYPE = 'application/octet-stream';

/** A file part: its content and its name. */
export interface FilePart {
  content: Blob;
  filename: string;
}

/**
 * Converts the caller's value for a file field. Reads a stream to its end.
 *
 * @param limit the largest file that the API accepts, in bytes; 0 if unknown. A longer stream is rejected
 * @param signal cancels the stream
 * @throws the signal's reason
 * @throws WapiConfigError naming the field if the value is not a file, the file name is invalid, or a stream is too
 * long or fails
 */
export async function toFilePart(
  field: string,
  input: unknown,
  limit: number,
  signal?: AbortSignal,
): Promise<FilePart> {
  const { data, filename, type } = isNamed(input) ? input : { data: input, filename: undefined, type: undefined };
  const name = checkName(field, filename ?? ownName(data) ?? DEFAULT_NAME);
  const bytes = data instanceof ReadableStream ? await readStream(field, data, limit, signal) : data;
  if (!(bytes instanceof Blob) && !(bytes instanceof Uint8Array)) {
    throw new WapiConfigError(
      `${field} must be a file: a Blob, a File, a Uint8Array, a ReadableStream, or { data, filename, type } around one`,
    );
  }
  const mediaType = type ?? (bytes instanceof Blob && bytes.type ? bytes.type : DEFAULT_TYPE);
  const content =
    bytes instanceof Blob && bytes.type === mediaType ? bytes : new Blob([bytes as BlobPart], { type: mediaType });
  return { content, filename: name };
}

/** Reads the stream into memory, because the length of the form must be known, and the request may be repeated. */
async function readStream(
  field: string,
  stream: ReadableStream,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  let size = 0;
  const reader = openStream(field, stream);
  try {
    for (;;) {
      const { done, value } = (await abortable(signal, () => reader.read())) as ReadableStreamReadResult<unknown>;
      if (done) return new Blob(parts);
      if (!(value instanceof Uint8Array)) throw new TypeError('its parts are not Uint8Arrays');
      size += value.byteLength;
      if (limit > 0 && size > limit) throw new RangeError(`it is longer than ${limit} bytes`);
      parts.push(value as BlobPart);
    }
  } catch (cause) {
    reader.cancel(cause).catch(() => {});
    if (signal?.aborted && cause === signal.reason) throw cause;
    throw new WapiConfigError(`the stream of ${field} cannot be sent`, { cause });
  }
}

/** @throws WapiConfigError if something has read a part of the stream, because the rest would be a damaged file */
function openStream(field: string, stream: ReadableStream): ReadableStreamDefaultReader {
  try {
    // Only the constructor of Response shows whether a stream was read after its reader was released.
    void new Response(stream);
    return stream.getReader();
  } catch (cause) {
    throw new WapiConfigError(`${field} must be a stream that has not been read`, { cause });
  }
}

function isNamed(input: unknown): input is Extract<FileInput, { data: unknown }> {
  return typeof input === 'object' && input !== null && 'data' in input;
}

function ownName(data: FileContent | unknown): string | undefined {
  return typeof data === 'object' &&
    data !== null &&
    'name' in data &&
    typeof data.name === 'string' &&
    data.name !== ''
    ? data.name
    : undefined;
}

function checkName(field: string, filename: unknown): string {
  if (typeof filename === 'string' && filename !== '' && !/[\\/]/.test(filename)) return filename;
  throw new WapiConfigError(`${field}.filename must be a file name without folders`);
}
