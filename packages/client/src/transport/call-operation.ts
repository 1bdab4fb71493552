import { isPlainObject } from '../encoding/fields.js';
import { pathParameters } from '../encoding/path.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { WapiCallInfo } from '../operation/result.js';
import { createHeaders } from './call-headers.js';
import { createCallContext } from './call-context.js';
import { assertKnownOptions, type CallSettings, resolveTimeouts } from './call-settings.js';
import type { Client } from './client.js';
import type { ParsedResponse } from './outcome.js';
import { encodeCall } from './encode-call.js';
import type { Arguments } from './prepared-request.js';
import { sendPrepared } from './send-prepared.js';
import { createResponseError, findMissingScope, mayHaveSucceeded, requireData } from './to-status-error.js';
import { withOperationContext } from './with-operation-context.js';

/** The return value of `callOperation`: a promise of the result, with `orThrow()`. */
type Call = Promise<Record<string, unknown>> & { orThrow(): Promise<unknown> };

/**
 * Calls an operation as its method does.
 *
 * @param args in the order of the generated signatures: path parameters, body, query, options
 */
export function callOperation(client: Client, operation: OperationDescriptor, args: readonly unknown[]): Call {
  const { options, ...values } = sortArguments(operation, args);
  const parsed = send(client, operation, values, options);
  const result = parsed.then((response) => toResult(operation, response));
  const getResponse = async (): Promise<ParsedResponse> => {
    // The caller awaits the promise of `orThrow()`, so mark the call's own promise as handled. Node would otherwise
    // exit on an unhandled rejection.
    result.catch(() => {});
    return requireData(operation, await parsed);
  };
  const orThrow = async (): Promise<unknown> => (await getResponse()).body;
  const call: Call = Object.assign(result, { orThrow });
  if (!operation.pages) return call;
  const loadPage = async (page: number): Promise<ParsedResponse> => {
    const { options: settings, ...others } = sortArguments(operation, withPage(operation, args, page));
    return requireData(operation, await send(client, operation, others, settings));
  };
  const start = readPageNumber(values.query);
  return Object.assign(
    call,
    operation.pages(start, getResponse, loadPage, (page, fault) => createResponseError(operation, page, fault)),
  );
}

async function send(
  client: Client,
  operation: OperationDescriptor,
  values: Arguments,
  options: WapiCallOptions | null | undefined,
): Promise<ParsedResponse> {
  if (operation.pages && Number.isNaN(readPageNumber(values.query)))
    throw withOperationContext(operation, new WapiConfigError('page must be a number'));
  let settings: CallSettings = client;
  let headers;
  if (options) {
    try {
      assertKnownOptions(options, ['timeouts', 'retries', 'maxWait', 'signal', 'headers'], 'options: ');
      settings = resolveTimeouts(client, options);
      if (options.headers !== undefined) headers = createHeaders(options.headers, 'options.');
    } catch (error) {
      throw withOperationContext(operation, error);
    }
  }
  const context = createCallContext(client, operation, settings, options?.signal);
  return sendPrepared(client, await encodeCall(client, operation, values, context), context, headers);
}

function toResult(
  operation: OperationDescriptor,
  { status, body, documented, response, retryAt, details }: ParsedResponse,
): Record<string, unknown> {
  const { requestId, attempts, durationMs } = details;
  const call: WapiCallInfo = { requestId, attempts, durationMs };
  if (status < 400) return { data: body, error: undefined, status, documented, response, call };
  return {
    data: undefined,
    error: body,
    status,
    documented,
    response,
    call,
    neededScope: findMissingScope(operation, status, body),
    retryAt,
    maybeSent: mayHaveSucceeded(operation, status),
  };
}

function sortArguments(
  operation: OperationDescriptor,
  args: readonly unknown[],
): Arguments & { options: WapiCallOptions | null | undefined } {
  const rest = [...args];
  const path = Object.fromEntries(pathParameters(operation.path).map((name) => [name, rest.shift()]));
  const body = operation.mediaType && rest.shift();
  const query = operation.query && toWireNames(operation.query, rest.shift());
  return { path, body, query, options: rest.shift() as WapiCallOptions | null | undefined };
}

/** Passes on a query that is not a plain object, because the encoder rejects it. */
function toWireNames(names: Readonly<Record<string, string>>, query: unknown): unknown {
  if (!isPlainObject(query)) return query;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]),
  );
}

/** Returns NaN for a page that is not a number. `Number` would throw an error for some objects. */
function readPageNumber(query: unknown): number {
  const page = (query as { page?: unknown } | null | undefined)?.page ?? 1;
  return /object|symbol/.test(typeof page) ? Number.NaN : Number(page);
}

/** Returns the arguments of a call, changed to request a different page. */
function withPage({ path, mediaType }: OperationDescriptor, args: readonly unknown[], page: number): unknown[] {
  const index = pathParameters(path).length + (mediaType === undefined ? 0 : 1);
  return args.length > index ? args.with(index, { ...(args[index] as object), page }) : [...args, { page }];
}
