import { document } from './generated/document.js';
import { readContract } from './contract/read-contract.js';

export type { components, operations, paths, webhooks } from './generated/openapi.js';
export type { WebhookEvent } from './webhook-event.js';
export { operationIds, platforms, type ScopeList, scopeParents, scopes } from './generated/names.js';
export type { FileContent, FileInput, NamedFileInput } from './inputs/file-input.js';
export { formatPointer, getAtPointer, parsePointer } from './document/json-pointer.js';
export { ContractError, pathOf } from './contract/contract-error.js';
export type { OpenApiDocument } from './document/open-api-document.js';
export type * from './contract/contract.js';
export type * from './contract/names.js';
export type * from './contract/operation.js';
export { readDeprecation } from './contract/read-deprecation.js';
export { findSharingOperations } from './contract/shared-limit.js';
export type * from './contract/schema.js';
export { fillMessage, messageOf } from './contract/message.js';
export { readContract } from './contract/read-contract.js';
export { document };

/** The whole contract as data: operations, scopes, limits, messages and examples. */
export const contract = /* @__PURE__ */ readContract(document);
