import type { Fields } from './fields.js';
import { boundaryOf, readMultipart, type Upload } from './multipart.js';
import { readPhpFields } from './php-fields.js';
import { trimFields } from './trim-text.js';
import { readUrlEncoded } from './url-encoded.js';
import type { HeaderLookup } from './headers.js';

/** The parts of a request that contain its form. */
export interface FormSource {
  header: HeaderLookup;
  body: Uint8Array;
}

export interface Form {
  fields: Fields;
  /** Describes why the body is invalid; absent if the body is valid. */
  problem?: string;
}

/** A parsed body, before its media type is compared with the media types of an operation. */
export interface ParsedBody extends Form {
  /** The media type in lower case, without parameters; empty if the request has no `Content-Type`. */
  mediaType: string;
  empty: boolean;
}

/** How an operation reads a body. */
export interface BodySyntax {
  /** The media types that the operation accepts; empty if it has no body. */
  mediaTypes: readonly string[];
  /** The names of the fields whose values are not trimmed. */
  passwords: ReadonlySet<string>;
}

/** The maximum number of characters that an error message quotes from a client's media type. */
const MAX_SHOWN_LENGTH = 100;

const NO_FIELDS: Fields = Object.freeze({});
const NO_ENTRIES: readonly (readonly [string, string | Upload])[] = [];

/**
 * Parses a form body.
 *
 * Like PHP, returns an empty form for a malformed body or an unsupported media type. The response then reports the
 * missing fields. Empty values count as missing, because Laravel turns them into null.
 */
export function parseBody(request: FormSource): ParsedBody {
  const { mediaType, entries, problem } = readFormEntries(request);
  const empty = request.body.byteLength === 0;
  return {
    mediaType,
    empty,
    fields: entries === NO_ENTRIES ? NO_FIELDS : toFields(entries),
    ...(problem !== undefined && { problem: `the ${mediaType} body ${problem}` }),
  };
}

/** Reads the raw fields of a form. `problem` describes why the body is invalid. */
export function readFormEntries({ header, body }: FormSource): {
  mediaType: string;
  entries: Iterable<readonly [string, string | Upload]>;
  problem?: string;
} {
  const contentType = header('content-type') ?? '';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase().slice(0, MAX_SHOWN_LENGTH);
  if (body.byteLength === 0) return { mediaType, entries: NO_ENTRIES };
  if (mediaType === 'application/x-www-form-urlencoded') {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return { mediaType, entries: readUrlEncoded(text) };
  }
  if (mediaType !== 'multipart/form-data') return { mediaType, entries: NO_ENTRIES };
  const boundary = boundaryOf(contentType);
  return {
    mediaType,
    ...(boundary === undefined ? { entries: NO_ENTRIES, problem: 'cannot be parsed' } : readMultipart(body, boundary)),
  };
}

function toFields(entries: Iterable<readonly [string, string | Upload]>): Fields {
  // Create the object without a prototype, because a client may send a field called `__proto__`.
  const fields = Object.create(null) as Record<string, string | Upload | readonly unknown[]>;
  for (const [name, value] of readPhpFields(entries))
    if (value !== '') fields[name] = value instanceof Map ? [...value.values()] : (value as string | Upload);
  return fields;
}

/** Returns the trimmed form for an operation; empty if the operation does not accept the media type. */
export function formOf(parsed: ParsedBody, { mediaTypes, passwords }: BodySyntax): Form {
  const { mediaType, empty } = parsed;
  if (empty || mediaTypes.includes(mediaType)) {
    const fields = trimFields(parsed.fields, passwords);
    return parsed.problem === undefined ? { fields } : { fields, problem: parsed.problem };
  }
  const received = mediaType === '' ? 'none' : mediaType;
  const problem =
    mediaTypes.length === 0
      ? `the operation has no body, received ${mediaType === '' ? 'one without a media type' : mediaType}`
      : `the media type must be ${mediaTypes.join(' or ')}, received ${received}`;
  return { fields: NO_FIELDS, problem };
}
