import type { MockRequest } from './mock-request.js';

/** A form's fields by name. Of a repeated name the last value counts, as in PHP. */
export type Fields = Readonly<Record<string, string | File>>;

/** A parsed body, and why it is empty if it could not be parsed. */
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

/** How much of a client's media type is worth repeating to it. */
const MAX_SHOWN_LENGTH = 100;

/** Every media type that WAPI reads a form from. */
const FORM_MEDIA_TYPES: readonly string[] = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/**
 * Parses a form body.
 *
 * PHP shows a program no fields when it cannot parse a body, so a malformed body or another media type gives an empty form and the
 * missing fields then decide the answer. Empty values count as missing: the framework behind WAPI turns them into null.
 */
export async function parseBody(request: MockRequest): Promise<ParsedBody> {
  const contentType = request.headers.get('content-type') ?? '';
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase().slice(0, MAX_SHOWN_LENGTH);
  const empty = request.body.byteLength === 0;
  if (empty || !FORM_MEDIA_TYPES.includes(mediaType)) return { mediaType, empty, fields: {} };
  try {
    const form = await new Response(request.body, { headers: { 'content-type': contentType } }).formData();
    return { mediaType, empty, fields: withoutEmpty(Object.fromEntries(form)) };
  } catch {
    return { mediaType, empty, fields: {}, problem: `the ${mediaType} body cannot be parsed` };
  }
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** The form that a body is to an operation: empty where the operation does not take its media type. */
export function formOf({ mediaType, empty, ...form }: ParsedBody, mediaTypes: readonly string[]): Form {
  if (empty || mediaTypes.includes(mediaType)) return form;
  return { fields: {}, problem: `the media type ${mediaType === '' ? 'is missing' : `${mediaType} is not read`}; send ${mediaTypes.join(' or ')}` };
}
