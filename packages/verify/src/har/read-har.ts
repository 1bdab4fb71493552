import { BASE_PATH } from '@wapi/mock/http';
import type { TrafficExchange } from '../traffic/exchange.js';

interface NamedValue {
  name: string;
  value: string;
}

interface Param {
  name: string;
  value?: string;
  fileName?: string;
}

interface PostData {
  mimeType?: string;
  text?: string;
  params?: readonly Param[];
}

/** The fields of an entry that this module reads. Any may be missing, because many programs write HAR files. */
interface Entry {
  request?: {
    method?: string;
    url?: string;
    headers?: readonly NamedValue[];
    postData?: PostData;
  };
  response?: {
    status?: number;
    headers?: readonly NamedValue[];
    content?: { text?: string; encoding?: string; size?: number };
  };
}

/** The exchanges in a HAR file. */
export interface HarTraffic {
  exchanges: readonly TrafficExchange[];
  /** The number of entries whose path is not below the API's base path. */
  others: number;
}

/**
 * Headers to drop: those that no longer describe a decoded body, and HTTP/2 pseudo-headers, whose names start with a
 * colon.
 */
const DROPPED = /^(?::|content-encoding$|content-length$|transfer-encoding$)/i;

/**
 * Reads a HAR file.
 *
 * @throws {Error} if the text is not a HAR file
 */
export function readHar(text: string): HarTraffic {
  const entries = entriesOf(text);
  const exchanges = entries.flatMap((entry) => toExchange(entry) ?? []);
  return { exchanges, others: entries.length - exchanges.length };
}

function entriesOf(text: string): readonly Entry[] {
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch {
    throw new Error('The file must be a HAR file: it is not JSON.');
  }
  const entries: unknown = (har as { log?: { entries?: unknown } } | null)?.log?.entries;
  if (!Array.isArray(entries)) throw new Error('The file must be a HAR file: it has no log.entries.');
  return entries as Entry[];
}

function toExchange({ request = {}, response = {} }: Entry): TrafficExchange | undefined {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
  const path = url && `${url.pathname}${url.search}`;
  if (path === undefined || !/^\/wapi(?:[/?]|$)/.test(path)) return undefined;
  const { postData } = request;
  const headers = rawHeaders(request.headers);
  const hasType = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  const exchange: TrafficExchange = {
    method: request.method ?? 'GET',
    path: path.slice(BASE_PATH.length),
    request: {
      rawHeaders:
        hasType || postData?.mimeType === undefined ? headers : [...headers, 'Content-Type', postData.mimeType],
      body: postData === undefined ? new Uint8Array() : requestBody(postData),
      complete: true,
    },
  };
  const { status = 0, content = {} } = response;
  // Browsers write status 0 for a request without a response.
  if (status === 0) return { ...exchange, unanswered: 'the recording has no response' };
  const isEmpty = content.text === undefined && (content.size ?? 0) <= 0;
  const body = isEmpty ? new Uint8Array() : bytesOf(content.text, content.encoding);
  return { ...exchange, response: { status, rawHeaders: rawHeaders(response.headers), body, complete: true } };
}

/**
 * Returns the body of a request; undefined if the recording lacks an uploaded file. Rebuilds a form from its
 * parameters.
 */
function requestBody({ mimeType = '', text = '', params = [] }: PostData): Uint8Array | undefined {
  if (text !== '' || params.length === 0) return Buffer.from(text);
  if (params.some(({ fileName }) => fileName !== undefined)) return undefined;
  const boundary = /boundary="?([^";]+)/.exec(mimeType)?.[1];
  if (boundary === undefined)
    return Buffer.from(new URLSearchParams(params.map(({ name, value = '' }) => [name, value])).toString());
  const parts = params.map(
    ({ name, value = '' }) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
}

function rawHeaders(headers: readonly NamedValue[] = []): string[] {
  return headers.filter(({ name }) => !DROPPED.test(name)).flatMap(({ name, value }) => [name, value]);
}

/** Returns the body as bytes; undefined if the recording lacks the body. */
function bytesOf(text: string | undefined, encoding: string | undefined): Uint8Array | undefined {
  if (text === undefined) return undefined;
  return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
}
