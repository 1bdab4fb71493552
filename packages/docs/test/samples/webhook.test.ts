import { createHmac } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder } from '../support/sample-folder.js';
import { webhookSample } from '../../src/samples/webhook.js';
import { site } from '../support/site.js';

type IsFromWipay = (body: Uint8Array, signature: string | string[] | null | undefined, secret: string) => boolean;

const SECRET = 'whsec_1f0c';
const event = site.webhooks?.events[0]?.examples[0];
const body = new TextEncoder().encode(JSON.stringify(event?.value));
const sign = (bytes: Uint8Array, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

describe('the sample that verifies a webhook', () => {
  let folder: string;
  let isFromWipay: IsFromWipay;

  beforeAll(async () => {
    folder = createSampleFolder();
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
    const file = join(folder, 'sample.mjs');
    writeFileSync(file, ts.transpile(site.webhooks?.signature?.sample ?? '', options));
    ({ isFromWipay } = (await import(file)) as { isFromWipay: IsFromWipay });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes a signature that was made with the secret', () => {
    expect(isFromWipay(body, sign(body), SECRET)).toBe(true);
    expect(isFromWipay(body, sign(body).toUpperCase().replace('SHA', 'sha'), SECRET)).toBe(true);
  });

  it.each([
    ['of another secret', sign(body, 'other')],
    ['of another body', sign(new TextEncoder().encode('{}'))],
    ['without its prefix', sign(body).slice('sha256='.length)],
    ['that is cut off', sign(body).slice(0, -1)],
    ['that is empty', ''],
    ['that Node does not have', undefined],
    ['that fetch does not have', null],
    ['that came more than once', [sign(body)]],
  ])('refuses one %s', (_what, signature) => {
    expect(isFromWipay(body, signature, SECRET)).toBe(false);
  });

  it.each([{ algorithm: 'ED25519' }, { of: 'timestamp and body' }, { encoding: 'base58' }])(
    'is not written for a signature with %j',
    (change) => {
      const signature = { algorithm: 'HMAC-SHA256', of: 'raw body', prefix: 'sha256=', encoding: 'hex', ...change };
      expect(() => webhookSample('X', signature)).toThrow('no sample for a webhook signature');
    },
  );
});
