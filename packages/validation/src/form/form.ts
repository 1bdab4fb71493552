import type { Upload } from './multipart.js';
import { boundaryOf, readMultipart } from './multipart.js';
import { readPhpFields } from './php-fields.js';
import { trimFields } from './trim-text.js';
import type { HeaderLookup } from './headers.js';

/** The parts of a request that its form is read from. */
export interface FormSource {
  header: HeaderLookup;
  body: Uint8Array;
}

/** A form's fields by name, as PHP reads them. A field that no operation has may hold a list. */
export type Fields = Readonly<Record<string, string | Upload | readonly unknown[]>>;

/** A parsed body, and why fields may be missing from it. */
export interface Form {
  fields: Fields;
  /** What was wrong with the body; absent when nothing was. */
  problem?: string;
}

/** A body as far as it could be read, before an operation says which media types it takes. */
export interface ParsedBody extends Form {
  /** In lower case, without parameters; empty where the request has no body or names none. */
  mediaType: string;
  empty: boolean;
}

/** How an operation reads a body. */
export interface BodySyntax {
  /** The media types that the operation reads; empty if it has no body. */
  mediaTypes: readonly string[];
  /** The names of the fields whose values are not trimmed. */
  passwords: ReadonlySet<string>;
}

/** How much of a client's media type is worth repeating to it. */
const MAX_SHOWN_LENGTH = 100;

const NO_FIELDS: Fields = Object.freeze({});
const NO_ENTRIES: readonly (readonly [string, string | Upload])[] = [];

/**
 * Parses a form body.
 *
 * PHP shows a program no fields when it cannot parse a body, so a malformed body or another media type gives an empty form and the
 * missing fields then decide the answer. Empty values count as missing: the framework behind WAPI turns them into null.
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

/** The fields of a form as they were sent, and what is wrong with the body. */
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
    return { mediaType, entries: new URLSearchParams(text) };
  }
  if (mediaType !== 'multipart/form-data') return { mediaType, entries: NO_ENTRIES };
  const boundary = boundaryOf(contentType);
  return {
    mediaType,
    ...(boundary === undefined ? { entries: NO_ENTRIES, problem: 'cannot be parsed' } : readMultipart(body, boundary)),
  };
}

function toFields(entries: Iterable<readonly [string, string | Upload]>): Fields {
  // Names are the client's: `__proto__` is one like any other here.
  const fields = Object.create(null) as Record<string, string | Upload | readonly unknown[]>;
  for (const [name, value] of readPhpFields(entries))
    if (value !== '') fields[name] = value instanceof Map ? [...value.values()] : (value as string | Upload);
  return fields;
}

/** The form that a body is to an operation: trimmed, and empty if the operation does not read its media type. */
export function formOf({ mediaType, empty, ...form }: ParsedBody, { mediaTypes, passwords }: BodySyntax): Form {
  if (empty || mediaTypes.includes(mediaType)) return { ...form, fields: trimFields(form.fields, passwords) };
  const unread = `the media type ${mediaType === '' ? 'is missing' : `${mediaType} is not read`}`;
  const advice = mediaTypes.length === 0 ? 'the operation has no body' : `send ${mediaTypes.join(' or ')}`;
  return { fields: NO_FIELDS, problem: `${unread}; ${advice}` };
}
