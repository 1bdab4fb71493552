import type { Upload } from './multipart.js';
import { boundaryOf, readMultipart } from './multipart.js';
import { readPhpFields } from './php-fields.js';
import type { HeaderLookup } from './headers.js';

/** The parts of a request that contain its form. */
export interface FormSource {
  header: HeaderLookup;
  body: Uint8Array;
}

/** The fields of a form by name, as PHP reads them. `name[]` gives a list, though no operation takes one in a form. */
export type Fields = Readonly<Record<string, string | Upload | readonly unknown[]>>;

export interface Form {
  fields: Fields;
  /** Why the body could not be parsed; absent if it could. */
  problem?: string;
}

/** A parsed body, before the media types of an operation are compared. */
export interface ParsedBody extends Form {
  /** In lower case, without parameters; empty if the request has no `Content-Type`. */
  mediaType: string;
  empty: boolean;
}

/** Limits how much of a client's media type an error message repeats. */
const MAX_SHOWN_LENGTH = 100;

const NO_FIELDS: Fields = Object.freeze({});
const NO_ENTRIES: readonly (readonly [string, string | Upload])[] = [];

/**
 * Parses a form body.
 *
 * A malformed body or an unsupported media type gives an empty form, as in PHP. The response then reports the missing
 * fields. Empty values count as missing, because Laravel turns them into null.
 */
export function parseBody(request: FormSource): ParsedBody {
  const { mediaType, entries, complete } = readFormEntries(request);
  const empty = request.body.byteLength === 0;
  if (!complete) return { mediaType, empty, fields: NO_FIELDS, problem: `the ${mediaType} body cannot be parsed` };
  return { mediaType, empty, fields: entries === NO_ENTRIES ? NO_FIELDS : toFields(entries) };
}

/** Reads the raw fields of a form. `complete` is false if the body is malformed or cut off. */
export function readFormEntries({ header, body }: FormSource): {
  mediaType: string;
  entries: Iterable<readonly [string, string | Upload]>;
  complete: boolean;
} {
  const contentType = header('content-type') ?? '';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase().slice(0, MAX_SHOWN_LENGTH);
  if (body.byteLength === 0) return { mediaType, entries: NO_ENTRIES, complete: true };
  if (mediaType === 'application/x-www-form-urlencoded') {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return { mediaType, entries: new URLSearchParams(text), complete: true };
  }
  if (mediaType !== 'multipart/form-data') return { mediaType, entries: NO_ENTRIES, complete: true };
  const boundary = boundaryOf(contentType);
  return {
    mediaType,
    ...(boundary === undefined ? { entries: NO_ENTRIES, complete: false } : readMultipart(body, boundary)),
  };
}

function toFields(entries: Iterable<readonly [string, string | Upload]>): Fields {
  // Without a prototype, because a client may send a field called `__proto__`.
  const fields = Object.create(null) as Record<string, string | Upload | readonly unknown[]>;
  for (const [name, value] of readPhpFields(entries))
    if (value !== '') fields[name] = value instanceof Map ? [...value.values()] : (value as string | Upload);
  return fields;
}

/** The form of an operation; empty if the operation does not accept the media type. */
export function formOf({ mediaType, empty, ...form }: ParsedBody, mediaTypes: readonly string[]): Form {
  if (empty || mediaTypes.includes(mediaType)) return form;
  return {
    fields: {},
    problem: `the media type must be ${mediaTypes.join(' or ')}, received ${mediaType === '' ? 'none' : mediaType}`,
  };
}
