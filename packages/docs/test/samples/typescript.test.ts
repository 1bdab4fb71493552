import { describe, expect, it } from 'vitest';
import { requestExamples } from '../../src/samples/request-example.js';
import { Expression, toSource } from '../../src/samples/source-text.js';
import { typescriptSample } from '../../src/samples/typescript.js';
import { bundle } from '../support/site.js';

const { contract } = bundle;

function samples(id: string): string[] {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`The contract has no operation ${id}.`);
  return requestExamples(contract, operation).map((example) => typescriptSample(contract, operation, example));
}

describe('typescriptSample', () => {
  it('creates a client and calls the method of the tag', () => {
    expect(samples('createLocalBank')[0]).toBe(`import { createWapi } from '@wapi/client';

const wapi = createWapi({
  platform: 'tt',
  environment: 'sandbox',
  auth: { token: process.env.WAPI_TOKEN ?? '' },
});
const { data, error } = await wapi.user.createLocalBank({
  bank_name: 'Republic Bank LTD',
  name_in_bank: 'John Smith',
  bank_account: '123456789012',
});`);
  });

  it("uses the example's platform", () => {
    expect(samples('createLocalBank')[1]).toContain("platform: 'jm'");
  });

  it('reads a file from disk and sets its media type', () => {
    const [sample] = samples('createPicture');
    expect(sample).toContain("import { readFile } from 'node:fs/promises';\n");
    expect(sample?.replaceAll(/\s+/g, ' ')).toContain(
      "data: await readFile('photo.jpg'), filename: 'photo.jpg', type: 'image/jpeg'",
    );
  });

  it('passes path parameters before the body', () => {
    expect(samples('updateAccount')[0]).toContain(
      "wapi.accounts.update('1428855397', {\n  first_name: 'Johnathan',\n});",
    );
  });

  it('passes no empty arguments', () => {
    expect(samples('getUserProfile')[0]).toContain('await wapi.user.getProfile();');
  });

  it('passes no credential for a public operation', () => {
    expect(samples('createToken')[0]).toContain("createWapi({\n  platform: 'tt',\n  environment: 'sandbox',\n});");
  });

  it('passes the lists of a query without brackets in their names', () => {
    const [without, all] = samples('getWithdrawalHistory');
    expect(without).toContain('await wapi.withdrawals.list();');
    expect(all).toContain('\n  status: [0, 4],\n');
    expect(all).toContain('\n  with_deleted: true,\n');
  });

  it('passes decimals and JSON as text', () => {
    const [sample] = samples('chargeTrustedCard');
    expect(sample).toContain("total: '50.00',");
    expect(sample).toContain(`data: '{"cart":"7f3a"}',`);
  });

  it('passes the query after the body', () => {
    const operation = contract.operations.find(({ id }) => id === 'updateAccount');
    if (!operation) throw new Error('The contract has no operation updateAccount.');
    const example = {
      platform: 'tt',
      path: [['account_number', '1']],
      query: [['page', 2]],
      body: [{ name: 'first_name', value: 'A' }],
    } as const;
    expect(typescriptSample(contract, operation, example)).toContain(
      "update('1', { first_name: 'A' }, {\n  page: 2,\n});",
    );
  });
});

describe('toSource', () => {
  it.each([
    ['it\'s "so"\n', `'it\\'s "so"\\n'`],
    [{ 'a-b': 1, c: [true, null] }, "{ 'a-b': 1, c: [true, null] }"],
    [{}, '{}'],
    [new Expression('await x()'), 'await x()'],
  ])('writes %j', (value, expected) => {
    expect(toSource(value)).toBe(expected);
  });

  it('breaks objects that do not fit on a line', () => {
    expect(toSource({ a: 'x'.repeat(50), b: 'y'.repeat(50) })).toBe(
      `{\n  a: '${'x'.repeat(50)}',\n  b: '${'y'.repeat(50)}',\n}`,
    );
  });
});
