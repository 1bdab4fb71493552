import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMock, createRecorder } from '@wapi/mock';
import { afterAll, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const redocly = join(dirname(require.resolve('@redocly/cli/package.json')), 'bin', 'cli.js');
const bundle = fileURLToPath(import.meta.resolve('@wapi/types/openapi.json'));
const API = 'https://ttsb.wipayfinancial.com/wapi';
const folder = mkdtempSync(join(tmpdir(), 'wapi-drift-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Records a form, an upload, queries and documented errors. */
async function record(file: string): Promise<void> {
  const recorder = createRecorder();
  const mock = createMock({ recorder });
  const grant = new FormData();
  for (const [name, value] of Object.entries({
    email: 'wapi@test.com',
    password: 'Passw0rd!',
    scopes: 'wapi-user-all',
  }))
    grant.set(name, value);
  const response = await mock.fetch(`${API}/auth/tokens`, { method: 'POST', body: grant });
  const { access_token: token } = (await response.json()) as { access_token: string };
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const picture = new FormData();
  picture.set('picture', new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], 'photo.jpg', { type: 'image/jpeg' }));
  await mock.fetch(`${API}/user`, { headers });
  await mock.fetch(`${API}/user`, { headers: { Accept: 'application/json' } });
  await mock.fetch(`${API}/user/picture`, { method: 'DELETE', headers });
  await mock.fetch(`${API}/user/picture`, { method: 'POST', headers, body: picture });
  await mock.fetch(`${API}/transactions?environment=sandbox&page=1`, { headers });
  const phone = new FormData();
  phone.set('phone', '+18687778899');
  await mock.fetch(`${API}/user/phone`, { method: 'PATCH', headers, body: phone });
  writeFileSync(file, JSON.stringify(recorder.toHar()));
}

it('redocly drift finds only the request without a credential in a recording of the mock', async () => {
  const file = join(folder, 'session.har');
  await record(file);
  const args = [redocly, 'drift', file, '--api', bundle, '--format', 'json', '--match-mode', 'basepath'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  const { run, problems } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    run: { totalExchanges: number; documentedExchanges: number };
    problems: { ruleId: string; operationId: string; status: number }[];
  };
  expect([run.totalExchanges, run.documentedExchanges], stderr).toEqual([7, 7]);
  expect(problems.map(({ ruleId, operationId, status }) => [ruleId, operationId, status])).toEqual([
    ['security-baseline', 'getUserProfile', 401],
  ]);
});
