import type { webhooks } from './generated/openapi.js';

/** The body of a webhook: a union discriminated by `event`. */
export type WebhookEvent = {
  [Event in keyof webhooks]: webhooks[Event]['post']['requestBody']['content']['application/json'];
}[keyof webhooks];
