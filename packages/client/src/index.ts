export { createWapi, type Wapi, type WapiBase, type WapiOf } from './create-wapi.js';
export { memoryTokenStore, type StoredTokens, type TokenStore } from './auth/token-store.js';
export type { KeyAuth, PasswordAuth, TokenAuth, WapiAuth } from './auth/types.js';
export { isWapiError } from './errors/is-wapi-error.js';
export { WapiAuthError } from './errors/wapi-auth-error.js';
export { WapiConfigError } from './errors/wapi-config-error.js';
export { type ErrorResponse, WapiError, type WapiErrorDetails } from './errors/wapi-error.js';
export { WapiNetworkError } from './errors/wapi-network-error.js';
export { WapiResponseError } from './errors/wapi-response-error.js';
export { type FailedStatus, type FailureOf, WapiStatusError } from './errors/wapi-status-error.js';
export type * from './generated/operations.js';
export type {
  WapiDeviationEvent,
  WapiEvent,
  WapiHooks,
  WapiResponseEvent,
  WapiRetryEvent,
  WapiTokenEvent,
} from './hooks/events.js';
export type { WapiLogger, WapiLogLevel } from './hooks/log.js';
export type { WapiCallOptions, WapiFetch, WapiTimeouts } from './operation/call-options.js';
export type { WapiOptions } from './options.js';
export { createPacer, type WapiLimit, type WapiPacer } from './pacing/pacer.js';
export { requiredScopes } from './required-scopes.js';
export type {
  WapiCall,
  WapiCallInfo,
  WapiErrorBody,
  WapiFailure,
  WapiPage,
  WapiPagedCall,
  WapiSuccess,
  WapiUndocumentedSuccess,
} from './operation/result.js';
export type {
  components,
  Environment,
  FileContent,
  FileInput,
  LeafScope,
  NamedFileInput,
  OperationId,
  operations,
  paths,
  Platform,
  Scope,
  ScopeList,
  WebhookEvent,
} from '@wapi/types';
