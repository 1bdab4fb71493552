import { document } from './generated/document.js';
import { readContract } from './contract/read.js';

export type { components, operations, paths, webhooks } from './generated/openapi.js';
export type { WebhookEvent } from './webhook-event.js';
export { operationIds, platforms, scopeParents, scopes } from './generated/names.js';
export type { FileContent, FileInput, NamedFileInput } from './file-input.js';
export { formatPointer, getAtPointer, parsePointer } from './json-pointer.js';
export type { ScopeList } from './scope-list.js';
export { ContractError, pathOf } from './contract/contract-error.js';
export type { OpenApiDocument } from './contract/document.js';
export type * from './contract/types.js';
export { fillMessage, messageOf } from './contract/message.js';
export { readContract } from './contract/read.js';
export { document };

/** The whole contract as data: operations, scopes, limits, messages and examples. */
export const contract = /* @__PURE__ */ readContract(document);
