import { STATUS_CODES } from 'node:http';
import type { Contract, Schema } from '@wapi/types';
import { readFormEntries, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import { type MockRequest, urlOf } from '../http/mock-request.js';
import type { HarEntry, HarParam, NamedValue } from './har.js';

/** The placeholder for every credential, password and token. */
const REDACTED = '[redacted]';

/** Names of headers (in lower case) and of fields that contain secrets. */
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
  const text = redactJson(Buffer.from(response.body).toString('utf8'), secrets) ?? response.body.toString();
  const size = Buffer.byteLength(response.body);
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    request: {
      method: request.method,
      url: urlOf(request).href,
      httpVersion: 'HTTP/1.1',
      headers: request.headers().map(([name, value]) => ({ name, value: redactHeader(name, value, secrets) })),
      queryString: [...new URLSearchParams(request.query)].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: request.body.byteLength,
      ...(request.body.byteLength > 0 && { postData: createPostData(request, secrets) }),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? '',
      httpVersion: 'HTTP/1.1',
      headers: Object.entries(response.headers).map(([name, value]): NamedValue => ({ name, value })),
      cookies: [],
      content: { size, mimeType: response.headers['content-type'] ?? '', text },
      redirectURL: response.headers['location'] ?? '',
      headersSize: -1,
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
  };
}

/** Redacts a secret header. Preserves the scheme of `Authorization`, because other tools check it. */
function redactHeader(name: string, value: string, { headers }: Secrets): string {
  const lower = name.toLowerCase();
  if (!headers.has(lower)) return value;
  const [, scheme = ''] = lower === 'authorization' ? (/^([a-z]+) /i.exec(value) ?? []) : [];
  return scheme === '' ? REDACTED : `${scheme} ${REDACTED}`;
}

function createPostData(request: MockRequest, secrets: Secrets): NonNullable<HarEntry['request']['postData']> {
  const mimeType = request.header('content-type') ?? '';
  const params = listParams(request, secrets);
  return { mimeType, params, text: renderBody(request, mimeType, params, secrets) };
}

function listParams(request: MockRequest, secrets: Secrets): HarParam[] {
  return [...readFormEntries(request).entries].map(([name, value]) => {
    if (value instanceof Upload) return { name, fileName: value.filename };
    return { name, value: isSecret(name, secrets) ? REDACTED : value };
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
  if (boundary === undefined) return redactJson(Buffer.from(body).toString('utf8'), secrets) ?? '';
  const parts = params.map(({ name, value = '', fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}

/** Whether a field is secret, even if its name has the form `name[]`. */
function isSecret(name: string, { fields }: Secrets): boolean {
  return fields.has(name.replace(/\[.*$/s, '').trim());
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
    const own = properties.filter(([, { format }]) => format === 'password').map(([name]) => name);
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
