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

/** The members that a client with selected operations has in addition to its methods. */
export interface WapiWithLimits {
  /**
   * The rate limits of the selected operations, keyed by operation id. Without pacing, every limit is reported as
   * unused.
   */
  limits(): Record<string, WapiLimit>;
}

/**
 * Creates a client that has only the given operations, for small programs. A bundler then leaves out all other
 * operations.
 *
 * @param operations keyed by method name
 * @throws WapiConfigError for the same reasons as `createWapi`
 * @throws WapiConfigError if a method is named `limits`, because every client has a member of that name
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
