import { STATUS_CODES } from 'node:http';
import { type Contract, contract as builtIn, type Schema } from '@wapi/types';
import { readFormEntries, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import { type MockRequest, urlOf } from '../http/mock-request.js';
import { CREATOR, type Har, type HarEntry, type HarParam, type NamedValue } from './har.js';

/** Receives the traffic of the API. */
export interface TrafficListener {
  /**
   * Receives a request and its response.
   *
   * @param startedAt milliseconds since 1970
   * @param took milliseconds
   */
  note(request: MockRequest, response: MockResponse, startedAt: number, took: number): void;
  /** Receives the contract of the mock, at the start and after each reload. It names the secrets to redact. */
  learn(contract: Contract): void;
}

/** Records the traffic of the API. */
export interface Recorder extends TrafficListener {
  toHar(): Har;
}

/** Replaces every credential, password and token. */
const REDACTED = 'REDACTED';
/** Later requests are not recorded. */
const MAX_ENTRIES = 50_000;

/** The lower-case names of headers and the names of fields that contain secrets. */
interface Secrets {
  headers: ReadonlySet<string>;
  fields: ReadonlySet<string>;
}

/**
 * Creates a recorder. It redacts the headers of credentials, and fields with the format `password` in forms and
 * responses. It records the names of files, but not their content.
 *
 * @example
 * const recorder = createRecorder();
 * const mock = createMock({ recorder });
 * // After some requests:
 * const har = recorder.toHar();
 */
export function createRecorder(): Recorder {
  const entries: HarEntry[] = [];
  let secrets = secretsOf(builtIn);
  return {
    note(request, response, startedAt, took) {
      if (entries.length < MAX_ENTRIES) entries.push(entryOf(request, response, startedAt, took, secrets));
    },
    learn(contract) {
      const { headers, fields } = secretsOf(contract);
      secrets = { headers: new Set([...secrets.headers, ...headers]), fields: new Set([...secrets.fields, ...fields]) };
    },
    toHar: () => ({
      log: { version: '1.2', creator: { name: CREATOR, version: builtIn.info.version }, entries: [...entries] },
    }),
  };
}

function entryOf(
  request: MockRequest,
  response: MockResponse,
  startedAt: number,
  took: number,
  secrets: Secrets,
): HarEntry {
  const text = redactJson(Buffer.from(response.body).toString('utf8'), secrets);
  const size = Buffer.byteLength(response.body);
  const mimeType = response.headers['content-type'] ?? '';
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    request: {
      method: request.method,
      url: urlOf(request).href,
      httpVersion: 'HTTP/1.1',
      headers: request
        .headers()
        .map(([name, value]) => ({ name, value: secrets.headers.has(name.toLowerCase()) ? REDACTED : value })),
      queryString: [...new URLSearchParams(request.query)].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: request.body.byteLength,
      ...(request.body.byteLength > 0 && {
        postData: { mimeType: request.header('content-type') ?? '', params: paramsOf(request, secrets), text: '' },
      }),
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

function paramsOf(request: MockRequest, { fields }: Secrets): HarParam[] {
  return [...readFormEntries(request).entries].map(([name, value]) => {
    if (value instanceof Upload) return { name, fileName: value.filename };
    return { name, value: fields.has(name.replace(/\[.*$/s, '').trim()) ? REDACTED : value };
  });
}

function redactJson(text: string, { fields }: Secrets): string {
  try {
    return JSON.stringify(JSON.parse(text), (name, value: unknown) => (fields.has(name) ? REDACTED : value));
  } catch {
    return text;
  }
}

/** Finds the headers of credentials, and the fields with the format `password` in any schema of the spec. */
function secretsOf({ credentials, schemas }: Contract): Secrets {
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
