import { fetchWebhookHandler } from '@wapi/client/webhooks';

export const POST = fetchWebhookHandler({
  secret: process.env.WAPI_WEBHOOK_SECRET ?? '',
  async handle(event) {
    switch (event.event) {
      case 'withdrawal.transaction_completed':
      case 'withdrawal.refunded_to_account':
        return console.log(event.data.transaction_id, event.data.status, event.occurred_at);
      case 'withdrawal.held_by_compliance':
        return;
      default:
        throw new Error(`unhandled event ${event.event}`);
    }
  },
});

export {};
