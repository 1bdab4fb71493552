import { fetchWebhookHandler } from '@wapi/client/webhooks';
import { Hono } from 'hono';
import { options } from './database.js';

const receive = fetchWebhookHandler(options);

export const app = new Hono();
app.post('/webhooks', ({ req }) => receive(req.raw));
