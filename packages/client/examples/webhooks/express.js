import { nodeWebhookHandler } from '@wapi/client/webhooks';
import express from 'express';
import { options } from './database.js';

/** @type {import('express').Express} */
export const app = express();
// Before express.json(), because a parsed body has lost the signed bytes.
app.post('/webhooks', nodeWebhookHandler(options));
app.use(express.json());
