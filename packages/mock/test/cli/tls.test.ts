import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { certificate } from '../support/certificate.js';
import { createMock } from '../../src/index.js';
import { persona } from '../support/caller.js';
import { startCommand } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
writeFileSync(cert, certificate.cert);
writeFileSync(key, certificate.key);

function send(url: string, options: RequestOptions = {}, body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, ca: certificate.cert, agent: false }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    });
    sent.once('error', reject).end(body);
  });
}

it('--tls-cert and --tls-key listen with HTTPS, and stop on a signal', async () => {
  const command = startCommand(['-p', '0', '--tls-cert', cert, '--tls-key', key]);
  const [, url = ''] = await command.until(/^WAPI mock listening on (https:\S+)$/m);
  expect(JSON.parse(await send(`${url}/user`))).toEqual({ message: 'Unauthorized' });
  expect(await command.stop()).toBe(0);
});

it('URLs that the mock hands out have the scheme of the request', async () => {
  const mock = createMock();
  const { url, origin } = await mock.listen(0, 'localhost', certificate);
  const headers = {
    'x-wapi-key': (await persona(mock, 'wapi@test.com')).key ?? '',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const form = new URLSearchParams({ environment: 'sandbox', response_url: 'https://shop.example.com/' });
  const body = await send(`${url}/trusted-cards`, { method: 'POST', headers }, form.toString());
  expect((JSON.parse(body) as { url: string }).url).toMatch(new RegExp(`^${origin}/`));
  await mock.close();
});

it.each([
  [['--tls-cert', cert], '--tls-cert and --tls-key must be given together'],
  [['--tls-cert', join(folder, 'no.pem'), '--tls-key', key], `--tls-cert ${folder}/no.pem cannot be read: there is no`],
  [['--tls-cert', key, '--tls-key', cert], '--tls-cert and --tls-key must be a certificate and its key in PEM: '],
])('rejects %j in one line', async (args, message) => {
  const command = startCommand(['-p', '0', ...args]);
  expect(await command.stop('SIGCONT')).toBe(2);
  expect(command.output()).toContain(`wapi-mock: ${message}`);
  expect(command.output().trim().split('\n')).toHaveLength(1);
});
