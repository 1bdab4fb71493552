import type { Contract } from './contract.js';
import type { Operation } from './operation.js';

/** The other operations that share an operation's rate limit. Empty if it has its own. */
export function findSharingOperations({ operations }: Contract, { id, rateLimit }: Operation): Operation[] {
  return operations.filter((other) => other.id !== id && other.rateLimit.bucket === rateLimit.bucket);
}
