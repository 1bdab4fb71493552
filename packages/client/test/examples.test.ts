import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contract } from '@wapi/types';
import { createMock } from '@wapi/mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signWebhook } from '../src/webhooks/index.js';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const mock = createMock();
const folder = mkdtempSync(join(tmpdir(), 'wapi-examples-'));
let url: string;

beforeAll(async () => {
  ({ url } = await mock.listen());
});
beforeEach(() => mock.reset());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await mock.close();
});

interface Finished {
  code: number | null;
  out: string;
  err: string;
}

/** Starts an example in its own process, against the mock. */
function start(name: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(examples, name), ...args], {
    env: { WAPI_URL: url, ...env },
    stdio: 'pipe',
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const finished = new Promise<Finished>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  return { child, finished, out: () => out };
}

const run = (name: string, args?: readonly string[], env?: Record<string, string>): Promise<Finished> =>
  start(name, args, env).finished;

test('sign-in prints the user and the balance', async () => {
  expect(await run('sign-in.js')).toEqual({
    code: 0,
    out: expect.stringMatching(/^\w+ \w+\n59\.90 TTD\n\d+\.\d\d USD\n$/),
    err: '',
  });
});

test('sign-in with a wrong password fails without showing it', async () => {
  const { code, err } = await run('sign-in.js', [], { WAPI_PASSWORD: 'not-the-one' });
  expect(code).toBe(1);
  expect(err).toContain('The user credentials were incorrect.');
  expect(err).not.toContain('not-the-one');
});

test('set-up-banks creates what is missing and updates what is there', async () => {
  expect(await run('set-up-banks.js')).toEqual({
    code: 0,
    out: 'local: updated\nforeign: created\ncomplete: local true, foreign true\n',
    err: '',
  });
});

describe('upload-picture', () => {
  const picture = join(folder, 'mé.png');
  writeFileSync(
    picture,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );

  test.each([['wapi@test.com'], ['new@test.com']])('works for %s', async (email) => {
    const { code, out, err } = await run('upload-picture.js', [picture], { WAPI_EMAIL: email });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const shown = await mock.fetch(out.trim());
    // The mock resizes the picture, as the API does.
    expect({ status: shown.status, type: shown.headers.get('content-type') }).toEqual({
      status: 200,
      type: 'image/png',
    });
  });

  test('explains why a file is not a picture', async () => {
    const text = join(folder, 'me.txt');
    writeFileSync(text, 'plain text');
    const { code, err } = await run('upload-picture.js', [text], { WAPI_EMAIL: 'new@test.com' });
    expect(code).toBe(1);
    expect(err).toBe('[POST] /user/picture 400: The picture must be a file of type: bmp, gif, jpeg, jpg, png, svg.\n');
  });
});

describe('charge-card', () => {
  /** Settings with which a run looks for a lost charge almost immediately. */
  const lost = { SECONDS_BEFORE_LOOKING: '0', SECONDS_TO_CHARGE: '1' };
  let orders = 0;
  /** Starts the program with a new journal. */
  const startCharge = (args: string[], settings: Record<string, string> = {}) => {
    const env = { ...settings, JOURNAL: join(folder, `charges-${(orders += 1)}`) };
    return { ...start('charge-card.js', args, env), again: () => run('charge-card.js', args, env) };
  };
  const countCharges = (): number => mock.requests.filter(({ operation }) => operation === 'chargeTrustedCard').length;

  test.each([
    ['approve', 0, /^Paid: 25\.00 TTD for order A-7\n$/],
    ['decline', 1, /^Not paid: /],
  ])("waits for the customer's decision: %s", async (outcome, code, want) => {
    const { finished, out } = startCharge(['25.00', 'A-7']);
    await expect.poll(out).toMatch(/confirms at \S+\n/);
    await mock.fetch(/confirms at (\S+)/.exec(out())?.[1] ?? '', {
      method: 'POST',
      body: new URLSearchParams({ outcome }),
      redirect: 'manual',
    });

    const result = await finished;
    expect(result.code).toBe(code);
    expect(result.out.split('\n').slice(1).join('\n') + result.err).toMatch(want);
  });

  test('does not charge if the API refuses', async () => {
    const { code, err } = await startCharge(['4.99']).finished;
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^\[POST\] \/trusted-cards\/\{uuid\}\/charge 400: .*\n$/),
    });
  });

  test('looks for a charge that got no response, and does not charge again', async () => {
    mock.faults.set('chargeTrustedCard', { drop: true, times: 1 });
    const { code, out, err } = await startCharge(['25.00', 'A-8'], lost).finished;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/Looking for order A-8 in \d seconds\.\nA human must decide: linkLost SB-\S+\n$/);
    expect(countCharges()).toBe(1);
  });

  test('does not charge again after it was killed while the charge was in transit', async () => {
    // The mock carries out the charge, but its response never ends.
    mock.faults.set('chargeTrustedCard', { slowBody: 60, times: 1 });
    const { child, finished, again } = startCharge(['25.00', 'A-9'], lost);
    await expect.poll(countCharges).toBe(1);
    child.kill('SIGKILL');
    await finished;
    const { code, err } = await again();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/A human must decide: linkLost SB-\S+\n$/) });
    expect(countCharges()).toBe(1);
  });
});

test('pay-supplier pays an invoice once, although a response was lost, and after a human has decided', async () => {
  const env = { SECONDS_BEFORE_LOOKING: '0', SECONDS_TO_PAY: '1', JOURNAL: join(folder, 'payouts') };
  mock.faults.set('createWithdrawal', { drop: true, times: 1 });
  const { code, err } = await run('pay-supplier.js', ['invoice-17', '25.00'], env);
  expect(code).toBe(1);
  const [, id = ''] = /in \d seconds\.\nA human must decide: mayBePaid (SB-\S+)\n$/.exec(err) ?? [];
  expect(await run('pay-supplier.js', ['invoice-17', '25.00', id], env)).toEqual({
    code: 0,
    out: `Invoice invoice-17 is paid by withdrawal ${id}.\n`,
    err: '',
  });
  expect(mock.requests.filter(({ operation }) => operation === 'createWithdrawal')).toHaveLength(1);
});

test('pay-supplier pays an invoice again only after a human has decided that it was not paid', async () => {
  const env = { SECONDS_BEFORE_LOOKING: '0', SECONDS_TO_PAY: '1', JOURNAL: join(folder, 'unpaid') };
  const args = ['invoice-18', '26.00'];
  const countPayouts = (): number => mock.requests.filter(({ operation }) => operation === 'createWithdrawal').length;
  const before = countPayouts();
  mock.faults.set('createWithdrawal', { status: 500, times: 1 });
  for (let index = 0; index < 2; index += 1) {
    expect(await run('pay-supplier.js', args, env)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/A human must decide: notFound \n$/),
    });
  }
  expect(countPayouts() - before).toBe(1);
  expect(await run('pay-supplier.js', [...args, 'none'], env)).toMatchObject({ code: 0, err: '' });
  expect(countPayouts() - before).toBe(2);
});

test('export-transactions writes every transaction of the sample once', async () => {
  const { code, out, err } = await run('export-transactions.js', ['sandbox']);
  const documented = contract.operations.find(({ id }) => id === 'getTransactionHistory')?.responses[0]?.examples[0]
    ?.value as {
    data: { transaction_id: string; status: string; total: string; total_credited?: string }[];
  };

  expect({ code, err }).toEqual({ code: 0, err: '' });
  const rows = out.trimEnd().split('\n').slice(1);
  const want = documented.data.map(({ transaction_id: id, status, total, total_credited: credited }) => [
    id,
    total,
    status === 'success' ? credited : '',
  ]);
  const cells = rows.map((row) => [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell));
  expect(cells.map((row) => [row[0], row[5], row[7]])).toEqual(want);
});

test('receive-webhooks handles a signed event once, and rejects any other', async () => {
  const secret = 'whsec-of-the-example';
  const { child, finished, out } = start('receive-webhooks.js', [], { PORT: '0', WEBHOOK_SECRET: secret });
  await expect.poll(out).toMatch(/port \d+\n/);
  const target = `http://127.0.0.1:${/port (\d+)/.exec(out())?.[1]}/`;
  const webhook = contract.webhooks.find(({ event }) => event === 'withdrawal.transaction_completed');
  const event = JSON.stringify(webhook?.requestBody.content[0]?.examples[0]?.value);
  const [good, forged] = await Promise.all([signWebhook(event, secret), signWebhook(event, 'another secret')]);

  const statuses = [];
  for (const { body, headers } of [good, good, forged])
    statuses.push((await fetch(target, { method: 'POST', body, headers })).status);
  child.kill('SIGTERM');

  expect(statuses).toEqual([204, 204, 401]);
  const { code, out: printed, err } = await finished;
  expect(code).toBe(0);
  expect(printed.match(/: transaction completed\n/g)).toHaveLength(1);
  expect(err).toMatch(/WapiWebhookError/);
  expect(err).not.toContain(secret);
});

/** Needs a compiled driver, so it is tested with the other integrations that need the network. */
const testedElsewhere = 'better-sqlite3.js';

test('every example is tested here and mentioned in the README', () => {
  const programs = readdirSync(examples).filter((name) => name.endsWith('.js'));
  const tests = [
    fileURLToPath(import.meta.url),
    fileURLToPath(new URL('charges/journals.test.ts', import.meta.url)),
    fileURLToPath(new URL('charges/confirm-payments.test.ts', import.meta.url)),
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
  const readme = readFileSync(join(examples, 'README.md'), 'utf8');
  expect(programs).toHaveLength(10);
  for (const name of programs)
    expect([
      name === testedElsewhere || tests.includes(`${name}'`),
      readme.includes(`\`${name.replace('.js', '')}`),
    ]).toEqual([true, true]);
});
