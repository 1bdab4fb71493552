import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { signWebhook } from '@wapi/client/webhooks';
import type { WebhookEvent } from '@wapi/types';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readGuideCode, writeGuideCode } from './support/guide-code.js';
import { hasPhp } from './support/php.js';
import { createSampleFolder } from './support/sample-folder.js';
import { site } from './support/site.js';

describe.skipIf(!hasPhp)('the webhook receiver in PHP', () => {
  const secret = 'whsec_1f0c';
  const body = JSON.stringify({ id: '1', event: 'withdrawal.transaction_completed', data: { transaction_id: 'SB-1' } });
  const sign = (text: string) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const check = (text: string, signature: string | null) => {
    const [, code = ''] = /(function isFromWipay[\s\S]*?\n}\n)/.exec(readGuideCode().get('webhook.php') ?? '') ?? [];
    const call = `echo json_encode(isFromWipay(...json_decode(file_get_contents('php://stdin'), true)));`;
    const { stdout, stderr } = spawnSync('php', ['-r', code + call], {
      input: JSON.stringify([text, signature, secret]),
      encoding: 'utf8',
    });
    return stderr === '' ? stdout : stderr;
  };

  it('accepts only a signature of the raw body', () => {
    expect(check(body, sign(body))).toBe('true');
    expect(check(body, sign(body).toUpperCase().replace('SHA', 'sha'))).toBe('true');
    for (const signature of [sign(`${body} `), 'sha256=', '', null]) expect(check(body, signature)).toBe('false');
  });

  /** Sends requests to the route for Laravel, of which the first dispatches fail. */
  const runRoute = (requests: readonly (readonly [string, string | null])[], failures: number): unknown => {
    const { stdout } = spawnSync('php', [join(import.meta.dirname, 'support/laravel-stand-in.php')], {
      input: JSON.stringify(requests),
      encoding: 'utf8',
      env: {
        ...process.env,
        WIPAY_WEBHOOK_SECRET: secret,
        ROUTE: readGuideCode().get('routes/api.php'),
        FAILED_DISPATCHES: String(failures),
      },
    });
    return JSON.parse(stdout);
  };

  it('accepts only a signed event in Laravel, and handles it once', () => {
    const requests = [
      [body, sign(body)],
      [body, sign(body)],
      [body, sign(`${body} `)],
      [body, null],
    ] as const;
    expect(runRoute(requests, 0)).toEqual({ statuses: [204, 204, 401, 401], handled: ['1'] });
  });

  it('handles an event in Laravel when it arrives again after a failed dispatch', () => {
    const request = [body, sign(body)] as const;
    expect(runRoute([request, request, request], 1)).toEqual({ statuses: [500, 204, 204], handled: ['1'] });
  });

  it('is valid PHP, as all PHP in the guides', () => {
    for (const [name, code] of [...readGuideCode()].filter(([file]) => file.endsWith('.php'))) {
      expect(spawnSync('php', ['-l'], { input: code, encoding: 'utf8' }).stdout, name).toContain('No syntax errors');
    }
  });
});

describe('the webhook receivers in TypeScript', () => {
  const secret = 'whsec_1f0c';
  let folder: string;

  beforeAll(() => {
    folder = createSampleFolder();
    writeGuideCode(folder);
    process.env['WIPAY_WEBHOOK_SECRET'] = secret;
    // The handler for Express logs why it rejects an event.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    delete process.env['WIPAY_WEBHOOK_SECRET'];
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns the status codes of the responses to a signed event and to one with a wrong signature, and what is logged. */
  async function deliver(send: (init: RequestInit) => Promise<Response>) {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const event = site.webhooks?.events[0]?.examples[0]?.value as WebhookEvent;
    const { body, headers } = await signWebhook(event, secret);
    const statuses = [];
    for (const signature of [{}, { 'X-WiPay-Webhook-Signature': 'sha256=00' }])
      statuses.push((await send({ method: 'POST', body, headers: { ...headers, ...signature } })).status);
    const logged = log.mock.calls;
    log.mockRestore();
    return { statuses, logged, handled: [event.event, event.id] };
  }

  it('accepts a signed event in Next.js, and rejects a wrong signature', async () => {
    const { POST } = (await import(join(folder, 'app/webhooks/wipay/route.mjs'))) as {
      POST: (request: Request) => Promise<Response>;
    };
    const { statuses, logged, handled } = await deliver((init) => POST(new Request('https://shop.example.com/', init)));
    expect({ statuses, logged }).toEqual({ statuses: [204, 401], logged: [handled] });
  });

  it('accepts a signed event in Express, and rejects a wrong signature', async () => {
    const { app } = (await import(join(folder, 'server.mjs'))) as { app: Express };
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const { statuses, logged, handled } = await deliver((init) =>
        fetch(`http://127.0.0.1:${port}/webhooks/wipay`, init),
      );
      expect({ statuses, logged }).toEqual({ statuses: [204, 401], logged: [handled] });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
