import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { bearer } from '../support/caller.js';
import { documentedSamples } from '../support/documented-samples.js';
import { image } from '../support/images.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const run = promisify(execFile);

/** Returns the scopes that the samples need, without those that the persona may not have. */
function scopesOf(email: string): string {
  return ['mma@test.com', 'your@email.com'].includes(email) ? 'wapi-user-all wapi-accounts-all' : 'wapi-user-all';
}

describe.skipIf(!hasCurl)('the curl samples of the reference pages', () => {
  const mock = createMock();
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  let origin = '';

  beforeAll(async () => {
    ({ origin } = await mock.listen());
    writeFileSync(join(folder, 'photo.jpg'), new Uint8Array(await image('jpg').arrayBuffer()));
  });
  beforeEach(() => mock.reset());
  afterAll(async () => {
    await mock.close();
    rmSync(folder, { recursive: true });
  });

  it.each(documentedSamples)('$page: $status', async ({ persona, command, status, body }) => {
    const { authorization } = await bearer(mock, persona, scopesOf(persona));
    const runnable = command
      .replace('https://ttsb.wipayfinancial.com', origin)
      .replace('Bearer <access_token>', authorization)
      .replace(/@\/path\/to\/[\w-]+\.jpg/, `@${join(folder, 'photo.jpg')}`);
    const { stdout } = await run('/bin/sh', ['-c', `${runnable} --silent --write-out '\\n%{http_code}'`]);
    const [text = '', code] = stdout.split('\n');

    expect(Number(code)).toBe(status);
    const { access_token: _access, refresh_token: _refresh, ...shown } = JSON.parse(text) as Record<string, unknown>;
    expect(shown).toEqual(body);
  });

  it('return two different tokens of the documented form', async () => {
    const grant = documentedSamples.find(({ page }) => page === 'scopes, a category')?.command ?? '';
    const { stdout } = await run('/bin/sh', [
      '-c',
      `${grant.replace('https://ttsb.wipayfinancial.com', origin)} --silent`,
    ]);
    const { access_token: access, refresh_token: refresh } = JSON.parse(stdout) as Record<string, string>;

    expect(access).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(refresh).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(refresh).not.toBe(access);
  });
});

describe('the documented samples', () => {
  it('cover every documented operation except those without a sample on a page', () => {
    const called = new Set(
      documentedSamples.map(({ command }) => {
        const [, method, path] = /-X (\w+) "?https:\/\/ttsb\.wipayfinancial\.com\/wapi([^"\s]+)/.exec(command) ?? [];
        return `${method} ${path?.replace('1428855397', '{account_number}')}`;
      }),
    );
    const missing = contract.operations
      .filter(({ provenance, method, path }) => provenance === 'page' && !called.has(`${method} ${path}`))
      .map(({ id }) => id);
    expect(missing).toEqual(['getForeignBank', 'createForeignBank', 'updateForeignBank', 'deleteForeignBank']);
  });
});
