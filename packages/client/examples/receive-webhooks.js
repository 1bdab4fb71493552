// Listens for WiPay's webhooks, and prints the outcome of each withdrawal.
import { createServer } from 'node:http';
import { nodeWebhookHandler } from '@wapi/client/webhooks';

const { PORT = '8080', WEBHOOK_SECRET: secret } = process.env;
if (secret === undefined) {
  console.error('Set WEBHOOK_SECRET to the secret of the endpoint.');
  process.exit(2);
}

// Behind a load balancer, pass a `guard` that all instances share. The default guard stores handled events in memory.
const handler = nodeWebhookHandler({
  secret,
  handle(event) {
    switch (event.event) {
      case 'withdrawal.transaction_completed':
        console.log(`${event.data.transaction_id}: ${event.data.amount} ${event.data.currency}: transaction completed`);
        break;
      case 'withdrawal.refunded_to_account':
        console.log(`${event.data.transaction_id}: refunded to account`);
        break;
      default:
        // All other events, including those that WiPay adds later. If you must not miss one, throw here: WiPay then sends it again.
        console.log(`${event.id}: ${event.event}`);
    }
  },
  onError: (error) => console.error(String(error)),
});

const server = createServer((request, response) => void handler(request, response));
server.listen(Number(PORT), () => {
  const address = server.address();
  console.log(`Listening on port ${typeof address === 'object' ? address?.port : address}`);
});
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => server.close());
