import { createServer } from 'node:http';
import { nodeWebhookHandler } from '@wapi/client/webhooks';

const secret = (process.env.WAPI_WEBHOOK_SECRETS ?? '').split(' '); // two while it is being replaced
createServer(nodeWebhookHandler({ secret, handle: (event) => console.log(event.id) })).listen(8080);

export {};
