import type { MockRequest } from './mock-request.js';

/** A form's fields by name. Of a repeated name the last value counts, as in PHP. */
export type Fields = Readonly<Record<string, string | File>>;

/** A parsed body, and why it is empty if it could not be parsed. */
export interface Form {
  fields: Fields;
  /** What was wrong with the body; absent when nothing was. */
  problem?: string;
}

/**
 * Parses a form body of one of the operation's media types.
 *
 * PHP shows a program no fields when it cannot parse a body, so a malformed body or another media type gives an empty form and the
 * missing fields then decide the answer. Empty values count as missing: the framework behind WAPI turns them into null.
 */
export async function parseForm(request: MockRequest, mediaTypes: readonly string[]): Promise<Form> {
  if (request.body.byteLength === 0) return { fields: {} };
  const contentType = request.headers.get('content-type') ?? '';
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase().slice(0, MAX_SHOWN_LENGTH);
  if (!mediaTypes.includes(mediaType)) {
    return { fields: {}, problem: `the media type ${mediaType === '' ? 'is missing' : `${mediaType} is not read`}; send ${mediaTypes.join(' or ')}` };
  }
  try {
    const form = await new Response(request.body, { headers: { 'content-type': contentType } }).formData();
    const fields = Object.fromEntries([...form].filter(([, value]) => value !== ''));
    return { fields };
  } catch {
    return { fields: {}, problem: `the ${mediaType} body cannot be parsed` };
  }
}

/** How much of a client's media type is worth repeating to it. */
const MAX_SHOWN_LENGTH = 100;

/** Every media type that WAPI reads a form from. */
export const FORM_MEDIA_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const;
