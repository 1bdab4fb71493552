import { document } from '@wapi/types';
import { importCompetitor } from '../../competitors.js';
import type { HonoNodeServer, ScalarMockServer } from '../competitor-types.js';

const [, , port] = process.argv;
const [{ createMockServer }, { serve }] = await Promise.all([
  importCompetitor<ScalarMockServer>('@scalar/mock-server'),
  importCompetitor<HonoNodeServer>('@hono/node-server'),
]);
const { fetch } = await createMockServer({ document });
serve({ fetch, port: Number(port), hostname: '127.0.0.1' });
