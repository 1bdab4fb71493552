import { createClient, readLimits } from './create-client.js';
import { WapiConfigError } from './errors/wapi-config-error.js';
import type { SomeOptions } from './options.js';
import type { WapiLimit } from './pacing/pacer.js';
import { callOperation } from './transport/call-operation.js';
import type { WapiOperation, OperationDescriptor } from './operation/descriptor.js';

export * from './generated/operation-list.js';
export type { WapiOperation } from './operation/descriptor.js';

/** What every client of a few operations has besides their methods. */
export interface WapiWithLimits {
  /** What is left of the limit of each of these operations, by its id. With pacing off nothing is counted, so all is left. */
  limits(): Record<string, WapiLimit>;
}

/**
 * Makes a client of a few operations, for programs that are small on purpose: what it is not given is not in the bundle, nor is openapi-fetch.
 *
 * @param operations by the name that their methods shall have
 * @throws WapiConfigError as `createWapi` does, and if one of the names is `limits`, which every client has
 */
export function createWapiWith<Methods extends object>(
  operations: { readonly [Name in keyof Methods]: WapiOperation<Methods[Name]> },
  options: SomeOptions,
): Methods & WapiWithLimits {
  if ('limits' in operations) throw new WapiConfigError('createWapiWith: an operation cannot be called limits, every client has that');
  const client = createClient(options);
  const list = Object.values<OperationDescriptor>(operations);
  const methods = Object.entries<OperationDescriptor>(operations).map(([name, operation]) => [
    name,
    (...args: unknown[]) => callOperation(client, operation, args),
  ]);
  return { ...Object.fromEntries(methods), limits: () => readLimits(client, list) } as Methods & WapiWithLimits;
}
