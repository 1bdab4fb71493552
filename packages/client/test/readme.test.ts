import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createMock } from '@wapi/mock';
import { contract } from '@wapi/types';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createWapi, type Wapi } from '../src/index.js';
import { createMockPersonas, PASSWORD } from './support/mock-personas.js';
import { joinBlocks, readCodeBlocks, toScript } from './support/readme.js';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EVENT = JSON.stringify(
  contract.webhooks.find(({ event }) => event === 'withdrawal.transaction_completed')?.requestBody.content[0]
    ?.examples[0]?.value,
);

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = readCodeBlocks(new URL('../README.md', import.meta.url));
const samples = blocks.filter(({ language }) => language === 'ts').map(({ code }) => code);

// Create the folder below the package, so that the programs find its dependencies, but outside the tests, because the
// type check would include it there.
mkdirSync(join(root, 'build'), { recursive: true });
const folder = mkdtempSync(join(root, 'build', 'readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Names that samples expect from other samples or from the reader's program. They are global, so that a sample may
 * declare its own.
 */
const AROUND = `import type * as client from '@wapi/client';
declare global {
  const createWapi: typeof client.createWapi;
  const isWapiError: typeof client.isWapiError;
  const wapi: client.Wapi;
  const key: string;
}
`;

/** Returns the errors that a strict compiler reports. */
function compile(sources: readonly string[]): string[] {
  const around = join(folder, 'around.d.mts');
  writeFileSync(around, AROUND);
  const files = sources.map((source, index) => join(folder, `sample-${index}.mts`));
  for (const [index, file] of files.entries()) writeFileSync(file, `${sources[index]}\nexport {};\n`);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    types: ['node'],
    // Resolve the package to its sources instead of the build.
    paths: {
      '@wapi/client': [join(root, 'src/index.ts')],
      '@wapi/client/operations': [join(root, 'src/operations.ts')],
      '@wapi/client/checked': [join(root, 'src/checked/index.ts')],
      '@wapi/client/charges': [join(root, 'src/charges/index.ts')],
      '@wapi/client/payouts': [join(root, 'src/payouts/index.ts')],
      '@wapi/client/raw': [join(root, 'src/raw.ts')],
      '@wapi/client/testing': [join(root, 'src/testing.ts')],
      '@wapi/client/webhooks': [join(root, 'src/webhooks/index.ts')],
      '@wapi/client/node': [join(root, 'src/node/index.ts')],
    },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [around, ...files] }));
  const tsc = join(root, '../../node_modules/typescript7/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '--singleThreaded', '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  // Skip indented lines, because they continue a message.
  return stdout.split('\n').filter((line) => /^\S/.test(line));
}

/**
 * Runs before the blocks: sends their requests to a mock, and defines the names that they expect from the reader's
 * program.
 */
const BEFORE = `import { createMock } from '@wapi/mock';
import { contract } from '@wapi/types';

const mock = createMock({ rateLimit: false });
const { personas } = await (await mock.fetch('http://mock/__wapi')).json();
process.env.WAPI_KEY = personas.find(({ email }) => email === process.env.WAPI_EMAIL).key;
// The spec does not contain this operation, so the mock does not support it either.
const isNew = (url) => url.endsWith('/wapi/vouchers/42');
globalThis.fetch = async (url, init) => (isNew(url) ? Response.json({ message: 'OK' }) : mock.fetch(url, init));
const write = process.stdout.write.bind(process.stdout);
globalThis.endOfTests = new Promise((resolve) => {
  process.stdout.write = (text, ...others) => {
    if (/^(not )?ok 2/m.test(text)) resolve();
    return write(text, ...others);
  };
});
globalThis.begin = async (work) => {
  await work({ query: async (sql) => (console.log(sql.split(' (')[0]), { rowCount: 1 }) });
};
`;

/** Runs after the blocks, in their scope: delivers a webhook to their handlers. */
const AFTER = `
const { signWebhook } = await import('@wapi/client/webhooks');
const { Readable } = await import('node:stream');
const { body, headers } = await signWebhook(process.env.EVENT, process.env.WAPI_WEBHOOK_SECRET);
const response = await POST(new Request('http://shop.test', { method: 'POST', body, headers }));
console.log('delivered', response.status);
await new Promise((end) => {
  const lowerCase = Object.fromEntries(new Headers(headers));
  const request = Object.assign(Readable.from([Buffer.from(body)]), { method: 'POST', headers: lowerCase });
  handler(request, { writeHead: (status) => (console.log('delivered', status), { end }) });
});
process.exit();
`;

describe('the blocks of the README', () => {
  test('compile under strict, and would not with a mistake', () => {
    expect(samples.length).toBeGreaterThan(15);
    const mistaken = samples
      .filter((code) => /refunded_to_account|currency_credited/.test(code))
      .map((code) =>
        code
          .replace('withdrawal.refunded_to_account', 'withdrawal.refunded')
          .replace('currency_credited', 'currency_paid'),
      );
    const files = compile([...samples, ...mistaken]).map((error) => /sample-(\d+)/.exec(error)?.[1]);
    expect(files).toEqual([String(samples.length), String(samples.length + 1)]);
  });

  test('run as printed from top to bottom', async () => {
    mkdirSync(join(folder, 'uploads'));
    writeFileSync(join(folder, 'uploads/17'), PIXEL);
    const programs = blocks
      .filter(({ language }) => language !== 'sh')
      // Wait for the tests of a block, because their output would otherwise interrupt that of the next blocks.
      .map((block) => ({
        ...block,
        code: block.code + (block.code.includes("'node:test'") ? 'await endOfTests;' : ''),
      }));
    writeFileSync(join(folder, 'before.mjs'), BEFORE);
    writeFileSync(join(folder, 'program.mjs'), joinBlocks(programs, AFTER));
    const child = spawn(process.execPath, ['--import', './before.mjs', 'program.mjs'], {
      cwd: folder,
      env: {
        WAPI_EMAIL: 'wapi@test.com',
        WAPI_PASSWORD: PASSWORD,
        WAPI_WEBHOOK_SECRET: 'whsec',
        WAPI_WEBHOOK_SECRETS: 'whsec',
        EVENT: EVENT,
        PORT: '0',
        NO_COLOR: '1',
      },
    });
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once('close', resolve)),
    ]);
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    expect([...out.matchAll(/^# (.*)$/gm)].map(([, heading]) => heading)).toEqual(
      expect.arrayContaining(programs.map(({ heading }) => heading)),
    );
    expect(out).toContain("{ balance: 59.9, currency: 'TTD' }");
    expect(out).toMatch(/^ok 1 - reads the profile$/m);
    expect(out).toMatch(/^ok 2 - asks a human about a charge whose response was lost$/m);
    expect(out).toMatch(/# Taking payments\nhttps:.*checkout.* SB-\S+-A-1001-\d+\n/);
    expect(out).toMatch(/# Taking payments\noId_123-Abc1 155\.00 TTD\n/);
    expect(out).toMatch(/# Paying out\nSB-\S+ 5\.00\n/);
    expect(out).toMatch(/^delivered 204\ninsert into webhooks\ninsert into events\ndelivered 204$/m);
  });

  test('explain every reason of a refused webhook', () => {
    const source = readFileSync(join(root, 'src/webhooks/webhook-error.ts'), 'utf8');
    const [, union = ''] = /type WapiWebhookErrorReason =([^;]*);/.exec(source) ?? [];
    const reasons = [...union.matchAll(/'([^']+)'/g)].map(([, reason]) => reason);
    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(readme).toMatch(new RegExp(`^\\|.*\`${reason}\`.*\\|`, 'm'));
  });
});

describe('the blocks of the README of the mock that use the client', async () => {
  const { keysOf } = createMockPersonas();
  const [{ key = '' } = {}] = await keysOf('wapi@test.com');
  const ofMock = readCodeBlocks(new URL('../../mock/README.md', import.meta.url)).map(({ code }) => code);
  const findBlock = (part: string): string => ofMock.find((code) => code.includes(part)) ?? '';
  const around = { createMock, createWapi, beforeEach, it, expect, key };
  const run = (code: string): unknown =>
    new Function(...Object.keys(around), `return (async () => { ${code} })()`)(...Object.values(around));

  const tests = `${findBlock("it('shows the profile'")}\n${findBlock("it('shows that a payment failed'")}`;
  await run(toScript(tests.replace(/^import .*$/gm, '')));

  test('select a namespace', async () => {
    const wapi = (await run(
      `const mock = createMock(); ${toScript(findBlock('mock.namespace('))} return wapi;`,
    )) as Wapi;
    expect((await wapi.user.getProfile()).status).toBe(200);
  });
});
