import { encodeBody } from '../encoding/body.js';
import { fillPath } from '../encoding/path.js';
import { encodeQuery } from '../encoding/query.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions, WapiTimeouts } from '../options.js';
import type { Client } from './client.js';
import type { WireOperation } from './wire-operation.js';

/** Why a caller's `Content-Type` is refused. */
export const CONTENT_TYPE = 'Content-Type is set by the client, because it has to name the boundary between the parts';

/** One call on its way out, ready to be sent more than once. */
export interface Outgoing {
  operation: WireOperation;
  /** Other than the operation's own where that is overridden. */
  method: string;
  /** With the query. */
  url: string;
  /** Encoded, without the question mark. */
  query: string;
  body: FormData | URLSearchParams | undefined;
  signal: AbortSignal | null | undefined;
  timeouts: Required<WapiTimeouts>;
  retries: number;
  /**
   * Makes one request.
   *
   * @param headers with the credential
   */
  send: (headers: Headers, signal: AbortSignal) => Promise<Response>;
  /** The caller's. */
  headers: Headers;
  /** Whether the answer's body must stay to be read once more. */
  keepBody: boolean;
}

/**
 * Completes a call that goes to `fetch` as it is. `fetch` gets the form and not a `Request` with it, which would read the form twice.
 */
export function plainSend(client: Client, call: Omit<Outgoing, 'send' | 'keepBody'>): Outgoing {
  const { url, method, body, operation } = call;
  return {
    ...call,
    keepBody: false,
    send(headers, signal) {
      if (body instanceof URLSearchParams) headers.set('Content-Type', String(operation.mediaType));
      // A followed redirect turns POST into GET, and takes a WAPI Key to another host.
      return client.fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal });
    },
  };
}

/** What a caller passes, by the operation's own names. */
export interface Arguments {
  path: Readonly<Record<string, unknown>>;
  query: unknown;
  body: unknown;
}

/**
 * Encodes what a caller passed. Reads streams to their end, so that the request can be made again.
 *
 * @throws WapiConfigError if something cannot be sent as the operation has it
 */
export async function encodeCall(
  { baseUrl, methodOverride }: Client,
  operation: WireOperation,
  { path, query, body }: Arguments,
): Promise<Pick<Outgoing, 'operation' | 'method' | 'url' | 'query' | 'body'>> {
  const override = methodOverride ? operation.override : undefined;
  const search = encodeQuery(query);
  const url = baseUrl + fillPath(operation, path) + (search && `?${search}`);
  return { operation, method: override?.method ?? operation.method, url, query: search, body: await encodeBody(operation, body, override?.field) };
}

/**
 * Users of plain JavaScript have no compiler that finds a misspelt option, which would be passed over in silence.
 *
 * @throws WapiConfigError naming it
 */
export function refuseUnknown(options: object, known: readonly string[], prefix = ''): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new WapiConfigError(`${prefix}there is no option ${unknown}, there are ${known.join(', ')}`);
}

/**
 * The settings of a call or a client, and the defaults for the rest.
 *
 * @param prefix of an error's message
 * @throws WapiConfigError if one of them is no number that makes sense: a clock would take it for no time at all
 */
export function settings(
  defaults: Pick<Client, 'timeouts' | 'retries'>,
  { timeouts, retries = defaults.retries }: Pick<WapiCallOptions, 'timeouts' | 'retries'>,
  prefix = '',
): Pick<Outgoing, 'timeouts' | 'retries'> {
  refuseUnknown(timeouts ?? {}, ['attempt', 'total'], `${prefix}timeouts: `);
  const { attempt = defaults.timeouts.attempt, total = defaults.timeouts.total } = timeouts ?? {};
  for (const [name, value] of Object.entries({ attempt, total })) {
    if (!(typeof value === 'number' && value > 0)) throw new WapiConfigError(`${prefix}timeouts.${name} must be a number of milliseconds above 0`);
  }
  if (!(Number.isInteger(retries) && retries >= 0)) throw new WapiConfigError(`${prefix}retries must be a whole number, 0 or more`);
  return { timeouts: { attempt, total }, retries };
}
