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

describe('the webhook sample', () => {
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

  it('accepts a signature made with the secret', () => {
    expect(isFromWipay(body, sign(body), SECRET)).toBe(true);
    expect(isFromWipay(body, sign(body).toUpperCase().replace('SHA', 'sha'), SECRET)).toBe(true);
  });

  it.each([
    ['a signature made with a different secret', sign(body, 'other')],
    ['a signature of a different body', sign(new TextEncoder().encode('{}'))],
    ['a signature without its prefix', sign(body).slice('sha256='.length)],
    ['a signature that is too short', sign(body).slice(0, -1)],
    ['an empty signature', ''],
    ['undefined, as Node returns a missing header', undefined],
    ['null, as fetch returns a missing header', null],
    ['a list, as Node returns a repeated header', [sign(body)]],
  ])('rejects %s', (_title, signature) => {
    expect(isFromWipay(body, signature, SECRET)).toBe(false);
  });

  it.each([{ algorithm: 'ED25519' }, { of: 'timestamp and body' }, { encoding: 'base58' }])(
    'does not support a signature with %j',
    (change) => {
      const signature = { algorithm: 'HMAC-SHA256', of: 'raw body', prefix: 'sha256=', encoding: 'hex', ...change };
      expect(() => webhookSample('X', signature)).toThrow('does not support this signature');
    },
  );
});
