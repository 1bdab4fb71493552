import { createHmac, type BinaryLike } from 'node:crypto';
import { contract, type WebhookEvent } from '@wapi/types';

export const SECRET = 'whsec_4f1d0c-very-own';

/** Every event that the spec documents, from its examples. */
export const documentedEvents: readonly WebhookEvent[] = contract.webhooks.flatMap(({ requestBody }) =>
  requestBody.content.flatMap(({ examples }) => examples.map(({ value }) => value as WebhookEvent)),
);

export const [event] = documentedEvents as [WebhookEvent];
export const body = JSON.stringify(event);

/** Unix time in seconds. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** Creates the headers as the spec describes them, without using code from the package. */
export function headersFor(
  bytes: BinaryLike,
  { id, event: name }: { id: string; event: string } = event,
  secret = SECRET,
): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'X-WiPay-Webhook-Event': name,
    'X-WiPay-Webhook-Id': id,
    'X-WiPay-Webhook-Signature': `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`,
    'X-WiPay-Webhook-Timestamp': String(now()),
    'X-WiPay-Webhook-Version': 'v1',
  };
}

/** Returns the rejection of a promise. */
export async function getRejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it was not rejected');
    },
    (error: unknown) => error,
  );
}
