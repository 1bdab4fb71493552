import { FileError } from '../mock-error.js';

/** A recorded request and its response, as the replay needs them. */
export interface RecordedExchange {
  method: string;
  url: URL;
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

interface Entry {
  request: { method: string; url: string };
  response: {
    status: number;
    headers?: readonly { name: string; value: string }[];
    content?: { text?: string; encoding?: string };
  };
}

/**
 * Reads the exchanges from a HAR that any program wrote, in the order in which they were recorded.
 *
 * @param name the file's name in error messages
 * @throws {FileError} if the text is not a HAR
 */
export function readHar(text: string, name: string): RecordedExchange[] {
  const entries = parse(text);
  if (!Array.isArray(entries)) throw new FileError(`${name} is not a HAR file: "log.entries" must be a list`);
  return entries.map((entry: unknown, index) => {
    if (!isEntry(entry))
      throw new FileError(
        `${name} is not a HAR file: entry ${index} must have a request with method and URL, and a status`,
      );
    const { request, response } = entry;
    const { text: body = '', encoding } = response.content ?? {};
    return {
      method: request.method.toUpperCase(),
      url: new URL(request.url),
      status: response.status,
      headers: (response.headers ?? []).map((header) => [header.name.toLowerCase(), header.value] as const),
      body: Buffer.from(body, encoding === 'base64' ? 'base64' : 'utf8'),
    };
  });
}

function parse(text: string): unknown {
  try {
    return (JSON.parse(text) as { log?: { entries?: unknown } } | null)?.log?.entries;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  const { request, response } = (value ?? {}) as Partial<Entry>;
  return typeof request?.method === 'string' && URL.canParse(request.url) && Number.isInteger(response?.status);
}
