import { document } from '@wapi/types';
import { importPeer } from './mock-peers.js';

const [, , port] = process.argv;
const [{ createMockServer }, { serve }] = await Promise.all([importPeer('@scalar/mock-server'), importPeer('@hono/node-server')]);
serve({ fetch: (await createMockServer({ document })).fetch, port: Number(port), hostname: '127.0.0.1' });
