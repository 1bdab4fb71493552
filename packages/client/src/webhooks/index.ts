export type { WebhookHeaders } from './delivery-headers.js';
export type { RawBody } from './raw-body.js';
export { signWebhook, type SignedWebhook, type SignOptions } from './sign.js';
export { fetchWebhookHandler } from './fetch-handler.js';
export { nodeWebhookHandler, type NodeRequest, type NodeResponse } from './node-handler.js';
export type { WebhookHandlerOptions } from './receive.js';
export { syncTransactionGuard, transactionGuard } from './transaction-guard.js';
export { memoryReplayGuard, type MemoryReplayGuardOptions, type ReplayGuard } from './replay-guard.js';
export {
  verifyWebhook,
  type ReceivedEvent,
  type UnknownWebhookEvent,
  type VerifyOptions,
  type WebhookDelivery,
  type WebhookSecret,
} from './verify.js';
export { WapiWebhookError, type WapiWebhookErrorReason } from './webhook-error.js';
export type { WebhookEvent } from '@wapi/types';
