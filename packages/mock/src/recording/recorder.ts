import { STATUS_CODES } from 'node:http';
import { contract, type Schema } from '@wapi/types';
import type { MockResponse } from '../answer.js';
import { readFormEntries } from '../request/form.js';
import { type MockRequest, urlOf } from '../request/mock-request.js';
import { Upload } from '../request/multipart.js';
import type { Har, HarEntry, HarParam, NamedValue } from './har.js';

/** Records the traffic of the API. */
export interface Recorder {
  /**
   * Records a request and its answer.
   *
   * @param startedAt milliseconds since 1970
   * @param took milliseconds
   */
  note(request: MockRequest, response: MockResponse, startedAt: number, took: number): void;
  /** What was recorded. */
  toHar(): Har;
}

/** Takes the place of every credential, password and token. */
const REDACTED = 'REDACTED';
/** How many requests are recorded; what comes after them is not. */
const MAX_ENTRIES = 50_000;

const SECRET_HEADERS = ['authorization', 'cookie', contract.credentials.wapiKey.header.toLowerCase()];
const SECRET_FIELDS = secretFields();

/**
 * Creates a recorder. Secrets are left out of what it records: the headers of credentials, and whatever field the spec gives the format
 * `password`, in forms and in answers. Files are left out but for their names.
 */
export function createRecorder(): Recorder {
  const entries: HarEntry[] = [];
  return {
    note(request, response, startedAt, took) {
      if (entries.length < MAX_ENTRIES) entries.push(entryOf(request, response, startedAt, took));
    },
    toHar: () => ({ log: { version: '1.2', creator: { name: '@wapi/mock', version: contract.info.version }, entries: [...entries] } }),
  };
}

function entryOf(request: MockRequest, response: MockResponse, startedAt: number, took: number): HarEntry {
  const text = redactJson(Buffer.from(response.body).toString('utf8'));
  const size = Buffer.byteLength(response.body);
  const mimeType = response.headers['content-type'] ?? '';
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    request: {
      method: request.method,
      url: urlOf(request).href,
      httpVersion: 'HTTP/1.1',
      headers: request.headers().map(([name, value]) => ({ name, value: SECRET_HEADERS.includes(name.toLowerCase()) ? REDACTED : value })),
      queryString: [...new URLSearchParams(request.query)].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: request.body.byteLength,
      ...(request.body.byteLength > 0 && { postData: { mimeType: request.header('content-type') ?? '', params: paramsOf(request), text: '' } }),
    },
    response: {
      status: response.status,
      statusText: STATUS_CODES[response.status] ?? '',
      httpVersion: 'HTTP/1.1',
      headers: Object.entries(response.headers).map(([name, value]): NamedValue => ({ name, value })),
      cookies: [],
      content: { size, mimeType, text },
      redirectURL: response.headers['location'] ?? '',
      headersSize: -1,
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
  };
}

function paramsOf(request: MockRequest): HarParam[] {
  return [...readFormEntries(request).entries].map(([name, value]) => {
    if (value instanceof Upload) return { name, fileName: value.filename };
    return { name, value: SECRET_FIELDS.has(name.replace(/\[.*$/s, '').trim()) ? REDACTED : value };
  });
}

function redactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (name, value: unknown) => (SECRET_FIELDS.has(name) ? REDACTED : value));
  } catch {
    return text;
  }
}

/** The names of the fields that hold secrets, in any schema of the spec. */
function secretFields(): ReadonlySet<string> {
  const collect = (schema: Schema): string[] => {
    const properties = Object.entries(schema.properties ?? {});
    const own = properties.filter(([, { format }]) => format === 'password').map(([name]) => name);
    return [
      ...own,
      ...[...properties.map(([, property]) => property), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(collect),
    ];
  };
  return new Set(Object.values(contract.schemas).flatMap(collect));
}
