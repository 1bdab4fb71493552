import { isPlainObject } from './encoding/fields.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { WapiOperations } from './generated/operations.js';
import { wire } from './generated/wire.js';
import type { WapiCallOptions } from './options.js';
import type { Call, RawInit } from './transport/openapi-fetch.js';
import { label, type WireOperation, type WireOperations } from './transport/wire-operation.js';

const groups: WireOperations = wire;

/** Every operation, for lookups by path. */
export const allOperations: readonly WireOperation[] = Object.values(groups).flatMap((group) => Object.values(group));

/**
 * The methods of the client, by group. Their types are generated from the same contract as the table they are made from.
 *
 * @param table by group and method
 */
export function bindOperations(call: Call, table: WireOperations = groups): WapiOperations {
  const bound = mapValues(table, (group) =>
    mapValues(
      group,
      (operation) =>
        (...args: unknown[]) =>
          invoke(call, operation, args),
    ),
  );
  return bound as unknown as WapiOperations;
}

async function invoke(call: Call, operation: WireOperation, args: readonly unknown[]): Promise<unknown> {
  const { data, error, response } = await call(operation.method, operation.path, toInit(operation, args));
  return { data, error, status: response.status, response };
}

/** Arguments come in the order of the generated signatures: path parameters, body, query, options. */
function toInit(operation: WireOperation, args: readonly unknown[]): RawInit {
  const rest = [...args];
  const path = Object.fromEntries((operation.pathParameters ?? []).map((name) => [name, rest.shift()]));
  const body = operation.mediaType === undefined ? undefined : rest.shift();
  const query = operation.query && toWireNames(operation.query, rest.shift());
  const { signal, headers } = (rest.shift() ?? {}) as WapiCallOptions;
  return { params: { path, query }, body, signal, headers: checkHeaders(operation, headers) };
}

/** What is no plain object is left to the encoder, which refuses it. */
function toWireNames(names: Readonly<Record<string, string>>, query: unknown): unknown {
  if (!isPlainObject(query)) return query;
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]));
}

function checkHeaders(operation: WireOperation, headers: WapiCallOptions['headers']): Headers {
  try {
    return new Headers(headers as HeadersInit);
  } catch {
    // The original error quotes the header's value.
    throw new WapiConfigError(`${label(operation)}: options.headers has a name or a value that HTTP does not allow`, { operationId: operation.id });
  }
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
