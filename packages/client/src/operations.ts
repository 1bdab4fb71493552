import { createClient, readLimits } from './create-client.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { SomeOptions } from './options.js';
import type { WapiLimit } from './pacing/pacer.js';
import { registerClient } from './registry.js';
import { callOperation } from './transport/call-operation.js';
import type { WapiOperation, OperationDescriptor } from './operation/descriptor.js';

export * from './generated/operation-list.js';
export type { WapiOperation } from './operation/descriptor.js';
export type { SomeOptions } from './options.js';

/** The members of every client of a few operations in addition to their methods. */
export interface WapiWithLimits {
  /**
   * The rate limit of each of these operations, by its id. Without pacing nothing is counted, so every limit is unused.
   */
  limits(): Record<string, WapiLimit>;
}

/**
 * Creates a client of a few operations, for small programs: the bundle does not contain the other operations.
 *
 * @param operations keyed by the name of their method
 * @throws WapiConfigError like `createWapi`, and if one of the names is `limits`, because every client has it
 */
export function createWapiWith<Methods extends object>(
  operations: { readonly [Name in keyof Methods]: WapiOperation<Methods[Name]> },
  options: SomeOptions,
): Methods & WapiWithLimits {
  if ('limits' in operations)
    throw new WapiConfigError(
      'createWapiWith: an operation must not be named limits, because every client has limits()',
    );
  const client = createClient(options);
  const list = Object.values<OperationDescriptor>(operations);
  const methods = Object.entries<OperationDescriptor>(operations).map(([name, operation]) => [
    name,
    (...args: unknown[]) => callOperation(client, operation, args),
  ]);
  const wapi = { ...Object.fromEntries(methods), limits: () => readLimits(client, list) } as Methods & WapiWithLimits;
  return registerClient(wapi, client);
}
