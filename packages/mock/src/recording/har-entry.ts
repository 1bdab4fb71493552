import { STATUS_CODES } from 'node:http';
import type { Contract, Schema } from '@wapi/types';
import { readFormEntries, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import { type MockRequest, urlOf } from '../http/mock-request.js';
import type { HarEntry, HarParam, NamedValue } from './har.js';
import { maskCredentials, REDACTED } from './mask-credentials.js';

/** Names of headers and of fields that contain secrets, in lower case. */
export interface Secrets {
  headers: ReadonlySet<string>;
  fields: ReadonlySet<string>;
}

/**
 * Describes a request and its response, without secrets and without the content of files.
 *
 * @param startedAt milliseconds since 1970
 * @param took milliseconds
 */
export function createEntry(
  request: MockRequest,
  response: MockResponse,
  startedAt: number,
  took: number,
  secrets: Secrets,
): HarEntry {
  const body = Buffer.from(response.body).toString('utf8');
  const text = maskCredentials(redactJson(body, secrets) ?? body);
  const size = Buffer.byteLength(response.body);
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    request: {
      method: request.method,
      url: redactText(urlOf(request).href, secrets),
      httpVersion: 'HTTP/1.1',
      headers: redactHeaders(request.headers(), secrets),
      queryString: [...new URLSearchParams(request.query)].map(([name, value]) => redactField(name, value, secrets)),
      cookies: [],
      headersSize: -1,
      bodySize: request.body.byteLength,
      ...(request.body.byteLength > 0 && { postData: createPostData(request, secrets) }),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? '',
      httpVersion: 'HTTP/1.1',
      headers: redactHeaders(Object.entries(response.headers), secrets),
      cookies: [],
      content: { size, mimeType: response.headers['content-type'] ?? '', text },
      redirectURL: redactText(response.headers['location'] ?? '', secrets),
      headersSize: -1,
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
  };
}

function redactHeaders(headers: readonly (readonly [string, string])[], secrets: Secrets): NamedValue[] {
  return headers.map(([name, value]) => ({ name, value: redactHeader(name, value, secrets) }));
}

/** Redacts a secret header. Preserves the scheme of `Authorization`, because other tools check it. */
function redactHeader(name: string, value: string, secrets: Secrets): string {
  if (!isSecret(name, secrets)) return redactText(value, secrets);
  const [, scheme = ''] = name.toLowerCase() === 'authorization' ? (/^([a-z]+) /i.exec(value) ?? []) : [];
  return scheme === '' ? REDACTED : `${scheme} ${REDACTED}`;
}

/** Redacts keys, tokens, and the secret parameters of URLs in a text. */
function redactText(text: string, secrets: Secrets): string {
  const redacted = text.replaceAll(/([?&])([^=&#\s]+)=[^&#\s]*/g, (whole, separator: string, name: string) => {
    const [[decoded = ''] = []] = new URLSearchParams(name);
    return isSecret(decoded, secrets) ? `${separator}${name}=${REDACTED}` : whole;
  });
  return maskCredentials(redacted);
}

/** Redacts a field of a form or query. */
function redactField(name: string, value: string, secrets: Secrets): NamedValue {
  return { name: maskCredentials(name), value: isSecret(name, secrets) ? REDACTED : redactText(value, secrets) };
}

function createPostData(request: MockRequest, secrets: Secrets): NonNullable<HarEntry['request']['postData']> {
  const mimeType = request.header('content-type') ?? '';
  const params = listParams(request, secrets);
  return { mimeType, params, text: renderBody(request, mimeType, params, secrets) };
}

function listParams(request: MockRequest, secrets: Secrets): HarParam[] {
  return [...readFormEntries(request).entries].map(([name, value]) => {
    if (value instanceof Upload) return { name: maskCredentials(name), fileName: maskCredentials(value.filename) };
    return redactField(name, value, secrets);
  });
}

/**
 * Returns the body without its secrets. Returns an empty string for an unknown format, because the mock cannot find
 * secrets in it.
 */
function renderBody({ body }: MockRequest, mimeType: string, params: readonly HarParam[], secrets: Secrets): string {
  if (/^application\/x-www-form-urlencoded\b/i.test(mimeType))
    return new URLSearchParams(params.map(({ name, value = '' }) => [name, value])).toString();
  const [, quoted, plain] = /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(mimeType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return maskCredentials(redactJson(Buffer.from(body).toString('utf8'), secrets) ?? '');
  const parts = params.map(({ name, value = '', fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

/**
 * Whether a header or field is secret. Ignores letter case, because a client may misspell a name. Recognizes names such
 * as `user[password][]`, and blanks and dots, which PHP reads as underscores.
 */
function isSecret(name: string, { headers, fields }: Secrets): boolean {
  const lower = name.trim().toLowerCase();
  if (headers.has(lower)) return true;
  return lower.split(/[[\]]+/).some((part) => fields.has(part.trim().replaceAll(/[. ]/g, '_')));
}

/** Redacts the secrets in JSON. Returns undefined if the input is not JSON. */
function redactJson(text: string, secrets: Secrets): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (name, value: unknown) => (isSecret(name, secrets) ? REDACTED : value));
  } catch {
    return undefined;
  }
}

/** Finds the headers that carry credentials, and the fields with the format `password` in any schema in the spec. */
export function findSecrets({ credentials, schemas }: Contract): Secrets {
  const collect = (schema: Schema): string[] => {
    const properties = Object.entries(schema.properties ?? {});
    const own = properties.filter(([, { format }]) => format === 'password').map(([name]) => name.toLowerCase());
    return [
      ...own,
      ...[
        ...properties.map(([, property]) => property),
        ...(schema.oneOf ?? []),
        ...(schema.items ? [schema.items] : []),
      ].flatMap(collect),
    ];
  };
  return {
    headers: new Set(['authorization', 'cookie', credentials.wapiKey.header.toLowerCase()]),
    fields: new Set(Object.values(schemas).flatMap(collect)),
  };
}
