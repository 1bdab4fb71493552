import type { Contract } from './contract.js';
import type { Operation } from './operation.js';

/** Returns the operations that share the rate limit of an operation; empty if the operation has its own limit. */
export function findSharingOperations({ operations }: Contract, { id, rateLimit }: Operation): Operation[] {
  return operations.filter((other) => other.id !== id && other.rateLimit.bucket === rateLimit.bucket);
}
