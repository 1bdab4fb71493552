import { nodeWebhookHandler } from '@wapi/client/webhooks';
import fastify from 'fastify';
import { options } from './database.js';

const receive = nodeWebhookHandler(options);

export const app = fastify();
// A scope of its own, so that all other routes still parse their bodies.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  // Leaves the body unread, because a parsed body has lost the signed bytes.
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.post('/webhooks', async (request, reply) => {
    reply.hijack();
    await receive(request.raw, reply.raw);
  });
});
