import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signWebhook } from '../../src/webhooks/index.js';
import { event, SECRET } from './support.js';

// The programs import the built package, as they would in a reader's project.
const load = (name: string): Promise<Record<string, never>> => import(`../../examples/webhooks/${name}.js`);
type Deliver = (init: RequestInit) => Promise<Response>;
type Listener = Parameters<typeof createServer>[1];

const database = (await load('database'))['database'] as unknown as {
  all(sql: string): unknown[];
  run(sql: string): unknown;
};
const closings: (() => unknown)[] = [() => database.run('drop table payouts')];

async function listen(listener: Listener): Promise<Deliver> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => server.close());
  return (init) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, init);
}

const mounts: Record<string, () => Promise<Deliver>> = {
  async express() {
    return listen((await load('express'))['app'] as unknown as Listener);
  },
  async fastify() {
    const app = (await load('fastify'))['app'] as unknown as {
      listen(options: { port: number; host: string }): Promise<string>;
      close(): Promise<void>;
    };
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    closings.push(() => app.close());
    return (init) => fetch(`${origin}/webhooks`, init);
  },
  async hono() {
    const app = (await load('hono'))['app'] as unknown as {
      request(path: string, init: RequestInit): Promise<Response>;
    };
    return async (init) => app.request('/webhooks', init);
  },
  async 'next-route'() {
    const post = (await load('next-route'))['POST'] as unknown as (request: Request) => Promise<Response>;
    return (init) => post(new Request('https://shop.example.com/api/webhooks', init));
  },
};

beforeAll(() => {
  vi.stubEnv('WAPI_WEBHOOK_SECRET', SECRET);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const close of closings) await close();
});
beforeEach(() => {
  database.run('delete from webhooks');
  database.run('delete from payouts');
});

describe.each(Object.keys(mounts))('the receiver for %s', (name) => {
  let deliver: Deliver;
  beforeAll(async () => {
    deliver = await (mounts[name] as () => Promise<Deliver>)();
  });

  test('stores an event once, and keeps it from a newer state', async () => {
    const late = { ...event, id: '6b0c7d1e-52f1-4f0a-9a39-0e3c5b6f7a10', occurred_at: '2020-01-01T00:00:00Z' };
    const statuses = [];
    for (const sent of [event, event, late as typeof event])
      statuses.push((await deliver({ method: 'POST', ...(await signWebhook(sent, SECRET)) })).status);
    expect(statuses).toEqual([204, 204, 204]);
    expect(database.all('select occurred_at from payouts')).toEqual([{ occurred_at: event.occurred_at }]);
    expect(database.all('select id from webhooks')).toHaveLength(2);
  });

  test('rejects a forged event', async () => {
    const forged = await signWebhook(event, 'another secret');
    expect((await deliver({ method: 'POST', ...forged })).status).toBe(401);
    expect(database.all('select id from webhooks')).toEqual([]);
  });

  test('can be imported without a secret, as a build does', () => {
    const file = fileURLToPath(new URL(`../../examples/webhooks/${name}.js`, import.meta.url));
    const env = { ...process.env };
    delete env['WAPI_WEBHOOK_SECRET'];
    expect(execFileSync(process.execPath, [file], { env, encoding: 'utf8' })).toBe('');
  });
});
