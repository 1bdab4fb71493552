import { isPlainObject } from '../encoding/fields.js';
import { pathParameters } from '../encoding/path.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions } from '../options.js';
import { pagesOf } from '../pages.js';
import type { WapiCallInfo } from '../result.js';
import type { Answer } from './attempt.js';
import type { Client } from './client.js';
import { exchange } from './exchange.js';
import { labelled } from './labelled.js';
import { type Arguments, CONTENT_TYPE, encodeCall, plainSend, refuseUnknown, settings } from './outgoing.js';
import { maybeDone, neededScope, toStatusError } from './to-status-error.js';
import type { WireOperation } from './wire-operation.js';

/**
 * Calls an operation as its method does.
 *
 * @param args in the order of the generated signatures: path parameters, body, query, options
 */
export function callOperation(client: Client, operation: WireOperation, args: readonly unknown[]): unknown {
  const { options, ...values } = sortArguments(operation, args);
  const answer = send(client, operation, values, options);
  const result = answer.then((found) => toResult(operation, found));
  const orThrow = async (): Promise<unknown> => {
    // Whoever takes the data hears of a failure here. That nobody listens to the call itself must not end the process.
    result.catch(() => {});
    const found = await answer;
    if (found.status >= 400) throw toStatusError(operation, found);
    return found.body;
  };
  const call = Object.assign(result, { orThrow });
  if (!operation.pages) return call;
  const next = (page: number): Promise<unknown> => (callOperation(client, operation, withPage(operation, args, page)) as typeof call).orThrow();
  const start = Number((values.query as { page?: unknown } | null | undefined)?.page ?? 1);
  return Object.assign(call, pagesOf(operation, start, orThrow, next));
}

async function send(client: Client, operation: WireOperation, values: Arguments, { signal, headers, ...own }: WapiCallOptions): Promise<Answer> {
  let call;
  try {
    refuseUnknown(own, ['timeouts', 'retries', 'signal', 'headers'], 'options: ');
    call = plainSend(client, {
      ...(await encodeCall(client, operation, values)),
      ...settings(client, own),
      signal,
      headers: checkHeaders(headers),
    });
  } catch (error) {
    throw labelled(operation, error);
  }
  return exchange(client, call);
}

function toResult(operation: WireOperation, { status, body, response, retryAt, details }: Answer): Record<string, unknown> {
  const { requestId, attempts, durationMs } = details;
  const call: WapiCallInfo = { requestId, attempts, durationMs };
  if (status < 400) return { data: body, error: undefined, status, response, call };
  return {
    data: undefined,
    error: body,
    status,
    response,
    call,
    neededScope: neededScope(operation, status, body),
    retryAt,
    maybeSent: maybeDone(status),
  };
}

function sortArguments(operation: WireOperation, args: readonly unknown[]): Arguments & { options: WapiCallOptions } {
  const rest = [...args];
  const path = Object.fromEntries(pathParameters(operation.path).map((name) => [name, rest.shift()]));
  const body = operation.mediaType === undefined ? undefined : rest.shift();
  const query = operation.query && toWireNames(operation.query, rest.shift());
  return { path, body, query, options: (rest.shift() ?? {}) as WapiCallOptions };
}

/** What is no plain object is left to the encoder, which refuses it. */
function toWireNames(names: Readonly<Record<string, string>>, query: unknown): unknown {
  if (!isPlainObject(query)) return query;
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]));
}

/** The arguments of the same call for another page. The query is the first one of an operation that pages, for it has no path parameters. */
function withPage({ path, mediaType }: WireOperation, args: readonly unknown[], page: number): unknown[] {
  const index = pathParameters(path).length + (mediaType === undefined ? 0 : 1);
  return args.length > index ? args.with(index, { ...(args[index] as object), page }) : [...args, { page }];
}

function checkHeaders(given: WapiCallOptions['headers']): Headers {
  let headers;
  try {
    headers = new Headers(given as HeadersInit);
  } catch {
    // The original error quotes the header's value.
    throw new WapiConfigError('options.headers has a name or a value that HTTP does not allow');
  }
  if (headers.has('Content-Type')) throw new WapiConfigError(CONTENT_TYPE);
  return headers;
}
