// app/api/webhooks/route.js of a Next.js application.
import { fetchWebhookHandler } from '@wapi/client/webhooks';
import { options } from './database.js';

export const POST = fetchWebhookHandler(options);
