import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProxyReport } from '../../src/index.js';
import { rawResponse, startUpstream } from '../support/raw-upstream.js';
import { startProxy } from '../support/start-proxy.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const upstream = await startUpstream();
afterAll(() => upstream.close());

describe('wapi-verify proxy', () => {
  it('writes no secret to the terminal or the report', async () => {
    let count = 0;
    const secrets: string[] = [];
    const secret = (): string => {
      count += 1;
      secrets.push(`Hunter${count}zq`);
      return secrets.at(-1) ?? '';
    };
    const file = join(folder, 'secrets.json');
    const { command, url, origin } = await startProxy(upstream.url, ['--report', file]);
    const answers = (): Buffer[] => {
      const headers = [
        'Content-Type: application/json',
        `Set-Cookie: ${secret()}`,
        `X-${secret()}: ${secret()}`,
        `X-RateLimit-Limit: ${secret()}`,
      ];
      const bodies = [
        { message: secret() },
        {
          message: `The ${secret()} field: "${secret()}", ${secret()}-${secret()}/${secret()}.`,
          [secret()]: { [secret()]: secret() },
        },
        { message: 'OK', data: { account_number: secret(), email: secret(), phone: 1, balances: { [secret()]: 1 } } },
        { message: 'OK', data: { currencies: [], totals: { [secret()]: { minimum: secret() }, TTD: secret() } } },
      ];
      return bodies
        .flatMap((body) =>
          [200, 400, 418].map((status) => rawResponse(JSON.stringify(body), headers, `HTTP/1.1 ${status} ${secret()}`)),
        )
        .concat(
          rawResponse(secret(), [`Content-Type: text/${secret()}`]),
          rawResponse(`{"${secret()}`, [
            `Content-Type: application/json; charset=${secret()}`,
            `Content-Encoding: ${secret()}`,
          ]),
          Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n${secret()}`),
          Buffer.from(`${secret()}\r\n\r\n`),
        );
    };
    const requests = (): [string, string, RequestInit][] => [
      ['GET', `/user?${secret()}=${secret()}&page=${secret()}`, { headers: { 'x-wapi-key': secret() } }],
      [
        'GET',
        `/transactions/meta?${secret()}[${secret()}]=1`,
        { headers: { authorization: `Bearer ${secret()} ${secret()}`, cookie: secret() } },
      ],
      ['GET', `/${secret()}/user/${secret()}`, { headers: { authorization: secret(), 'x-wapi-key': secret() } }],
      ['GET', `/accounts/${secret()}`, { headers: { [`x-${secret()}`]: secret() } }],
      [
        'PATCH',
        '/user/password',
        {
          body: new URLSearchParams({
            old_password: secret(),
            new_password: secret(),
            confirm_password: 'x',
            [secret()]: secret(),
          }),
        },
      ],
      ['POST', '/user/phone', { body: new URLSearchParams({ _method: secret(), phone: secret() }) }],
      [
        'POST',
        '/withdrawals',
        {
          body: JSON.stringify({ [secret()]: secret() }),
          headers: { 'content-type': `application/${secret()}`, 'content-encoding': secret() },
        },
      ],
      [
        'POST',
        '/withdrawals',
        { body: new URLSearchParams({ withdrawal_type: secret(), [`bank_account[${secret()}]`]: secret() }) },
      ],
      [
        'POST',
        '/withdrawals',
        {
          body: new URLSearchParams({
            withdrawal_type: 'sub_banked',
            bank_account: secret(),
            id_type: secret(),
            email: secret(),
          }),
        },
      ],
      [
        'POST',
        '/user/picture',
        { body: secret(), headers: { 'content-type': `multipart/form-data; boundary=${secret()}` } },
      ],
      ['PROPFIND', `/user/${secret()}`, {}],
    ];
    for (const answer of answers()) {
      upstream.behave({
        respond: (socket) =>
          answer.includes('Content-Length: 99') || !answer.includes('HTTP/')
            ? socket.end(answer)
            : socket.write(answer),
      });
      for (const [method, path, init] of requests())
        await fetch(url + path, { method, ...init })
          .then((response) => response.text())
          .catch(() => undefined);
    }
    const live = await (await fetch(`${origin}/__wapi/deviations`)).text();
    expect(await command.stop()).toBe(0);
    const everything = [live, command.output(), await readFile(file, 'utf8')].join('\n');
    expect(secrets.length).toBeGreaterThan(400);
    expect(secrets.filter((each) => everything.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
    expect((JSON.parse(live) as ProxyReport).deviations.length).toBeGreaterThan(100);
  });
});
