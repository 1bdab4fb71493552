import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { expectTypeOf } from 'vitest';
import {
  fetchWebhookHandler,
  memoryReplayGuard,
  nodeWebhookHandler,
  signWebhook,
  transactionGuard,
  type UnknownWebhookEvent,
  verifyWebhook,
  type WebhookEvent,
} from '../../src/webhooks/index.js';

// This file is type-checked but never runs. `typecheck` fails if an assertion is wrong, or if a line after
// `@ts-expect-error` has no error.

declare const request: IncomingMessage;
declare const response: ServerResponse;

interface Database {
  insert(id: string): Promise<boolean>;
}

export async function theEventNarrowsItsData(): Promise<void> {
  const event = await verifyWebhook({ body: '', headers: request.headers, secret: '' });
  switch (event.event) {
    case 'withdrawal.refunded_to_account':
      expectTypeOf(event.data.status).toEqualTypeOf<5>();
      expectTypeOf(event.data.transaction_id).toEqualTypeOf<string>();
      break;
    case 'withdrawal.transaction_completed':
      expectTypeOf(event.data.status).toEqualTypeOf<2>();
      break;
    // @ts-expect-error -- unknown event `withdrawal.refunded`
    case 'withdrawal.refunded':
      break;
    default:
      // @ts-expect-error -- the event may be unknown, so `data` has no known type
      void event.data.status;
  }
}

/** Handles all known events, so only unknown ones are left. */
export function whatIsLeftIsUnknown(event: WebhookEvent | UnknownWebhookEvent): void {
  if (
    event.event !== 'withdrawal.not_on_ach_file' &&
    event.event !== 'withdrawal.being_processed_by_bank' &&
    event.event !== 'withdrawal.transaction_completed' &&
    event.event !== 'withdrawal.held_by_compliance' &&
    event.event !== 'withdrawal.released_by_compliance' &&
    event.event !== 'withdrawal.refunded_to_account' &&
    event.event !== 'withdrawal.taken_for_chargeback' &&
    event.event !== 'withdrawal.taken_for_refund' &&
    event.event !== 'withdrawal.held_for_refund' &&
    event.event !== 'withdrawal.held_for_chargeback'
  ) {
    expectTypeOf(event).toEqualTypeOf<UnknownWebhookEvent>();
  }
}

export function theHandlersFitTheirFrameworks(): void {
  const options = { secret: ['new', 'old'], handle: async () => {} };
  expectTypeOf(fetchWebhookHandler(options)).toEqualTypeOf<(request: Request) => Promise<Response>>();
  expectTypeOf(nodeWebhookHandler(options)).toExtend<RequestHandler>();
  void nodeWebhookHandler(options)(request, response);
  // @ts-expect-error -- `secret` is required
  nodeWebhookHandler({ handle: async () => {} });
  const guard = transactionGuard(
    (work: (tx: Database) => Promise<void>) => work({ insert: async () => true }),
    (tx, id) => tx.insert(id),
  );
  fetchWebhookHandler({ ...options, guard, handle: (_event, tx) => expectTypeOf(tx).toEqualTypeOf<Database>() });
  // @ts-expect-error -- unknown option `onErorr`
  nodeWebhookHandler({ ...options, onErorr: () => {} });
}

export async function theSignerGivesBackWhatItGot(event: WebhookEvent): Promise<void> {
  expectTypeOf((await signWebhook(event, '')).body).toEqualTypeOf<string>();
  expectTypeOf((await signWebhook(new Uint8Array(), '')).body).toExtend<Uint8Array>();
  await verifyWebhook({ ...(await signWebhook(event, '')), secret: '' });
}

export function everyOptionMayBeUndefined(event: WebhookEvent): void {
  void signWebhook(event, '', { timestamp: undefined, id: undefined, event: undefined });
  memoryReplayGuard({ size: undefined, age: undefined });
}
