import { mkdirSync, writeFileSync } from 'node:fs';
import { createMock, createRecorder } from '@wapi/mock';
import { contract, type Operation } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCases } from '../../mock/test/support/error-cases.js';
import { checkHar, type HarReport } from '../src/har/check-har.js';
import { formatCoverage } from '../src/report/coverage.js';

const PERSONAS = ['wapi@test.com', 'new@test.com', 'mma@test.com'];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The parts that no recorded request to a mock for Trinidad and Tobago covers, with the reason. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  'retrieveTrustedCard 200 trustedCardAsObject': 'the reading of v2.0.2, which the spec did not choose',
  'getWithdrawalMeta 200 withdrawalMetaInJamaica': 'only on the platform of Jamaica',
  'getWithdrawalMeta response data/banks/account/type': 'only on the platform of Jamaica',
  'getWithdrawalMeta response data/banks/branches': 'only on the platform of Jamaica',
  'updateLocalBank request bank_account_type': 'only on the platform of Jamaica',
  'updateLocalBank request bank_branch': 'only on the platform of Jamaica',
  'createPicture request picture': 'a recording omits files, and with them the form',
  'updatePicture request picture': 'a recording omits files, and with them the form',
};

const recorder = createRecorder();
const mock = createMock({ recorder, requestLog: false });
afterAll(() => mock.close());

/** The documented bodies of an operation as forms, or a single `undefined` if it has no body. */
function formsOf({ requestBody }: Operation): (FormData | undefined)[] {
  const [content] = requestBody?.content ?? [];
  if (content === undefined) return [undefined];
  return content.examples.map(({ value }) => {
    const form = new FormData();
    for (const [name, field] of Object.entries(value as Record<string, unknown>)) {
      const isFile = content.schema.properties?.[name]?.format === 'binary';
      form.set(name, isFile ? new File([PNG], 'photo.png') : String(field));
    }
    return form;
  });
}

/** Calls an operation with its documented values. */
async function callDocumented(operation: Operation, key: string): Promise<void> {
  const { method, path, parameters, credentials } = operation;
  const valueOf = (name: string): unknown => parameters.find((each) => each.name === name)?.example;
  const target = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(valueOf(name))));
  const optional = new URLSearchParams();
  const required = new URLSearchParams();
  for (const each of parameters.filter((parameter) => parameter.in === 'query')) {
    const values = [each.example ?? each.schema.examples?.[0]].flat().map(String);
    for (const value of values) optional.append(each.name, value);
    if (each.required) for (const value of values) required.append(each.name, value);
  }
  for (const query of new Set([`${required}`, `${optional}`])) {
    for (const form of formsOf(operation)) {
      await mock.reset();
      const headers = credentials.includes('wapiKey') ? { 'x-wapi-key': key } : {};
      await mock.fetch(`http://mock/wapi${target}?${query}`, { method, headers, ...(form && { body: form }) });
    }
  }
}

/** Sends requests that depend on each other, in order. */
async function callInTurn(keys: Readonly<Record<string, string>>): Promise<void> {
  const call = async (email: string, method: string, path: string, fields?: Record<string, string>) => {
    const headers = { 'x-wapi-key': keys[email] ?? '' };
    const init = { method, headers, ...(fields && { body: new URLSearchParams(fields) }) };
    return (await (await mock.fetch(`http://mock/wapi${path}`, init)).json()) as Record<string, unknown>;
  };
  await mock.reset();
  const merchant = 'wapi@test.com';
  const { value } =
    contract.operations.find(({ id }) => id === 'createForeignBank')?.requestBody?.content[0]?.examples[0] ?? {};
  await call(merchant, 'POST', '/user/banks/foreign', value as Record<string, string>);
  await call(merchant, 'PATCH', '/user/banks/foreign', value as Record<string, string>);
  await call(merchant, 'DELETE', '/user/banks/foreign');
  await call('mma@test.com', 'POST', '/accounts', {
    email: 'sub@test.com',
    password: 'Passw0rd!',
    first_name: 'John',
    last_name: 'Smith',
  });
  await call(merchant, 'POST', '/withdrawals', { withdrawal_type: 'normal', currency: 'TTD', amount: '5.00' });
  const recipient = contract.operations
    .find(({ id }) => id === 'createWithdrawal')
    ?.requestBody?.content[0]?.examples.find(({ value: body }) => 'bank_name' in (body as object))?.value;
  await call(merchant, 'POST', '/withdrawals', { ...(recipient as object), currency: 'TTD', amount: '5.00' });
  await call(merchant, 'PATCH', '/user/banks/local', {
    bank_name: 'Republic Bank LTD',
    name_in_bank: 'Jane Smith',
    bank_account: '123456789012',
  });
  await call('mma@test.com', 'PATCH', '/accounts/1428855397', { last_name: 'Doe', password: 'Correct-horse-7' });
  for (const environment of ['sandbox', 'live']) {
    const { data } = await call(merchant, 'GET', `/transactions?environment=${environment}&page_size=100`);
    for (const { transaction_id: id } of data as { transaction_id: string }[])
      await call(merchant, 'GET', `/transactions/${id}`);
  }
  const accountScopes = Object.keys(contract.credentials.bearer.scopes).filter((name) => name.includes('account'));
  const merchantLogin = { email: 'mma@test.com', password: 'Passw0rd!', scopes: accountScopes.join(' ') };
  await call(merchant, 'POST', '/auth/tokens', merchantLogin);
  const credentials = { email: merchant, password: 'Passw0rd!' };
  const scopes = Object.keys(contract.credentials.bearer.scopes)
    .filter((name) => !name.includes('account'))
    .join(' ');
  const { access_token: token } = await call(merchant, 'POST', '/auth/tokens', { ...credentials, scopes });
  await mock.fetch('http://mock/wapi/auth/tokens', {
    method: 'DELETE',
    headers: { authorization: `Bearer ${String(token)}` },
  });
}

let report: HarReport;
beforeAll(async () => {
  for (const { trigger } of errorCases) {
    await mock.reset();
    await trigger(mock);
  }
  const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as {
    personas: { email: string; key: string }[];
  };
  for (const { key } of personas.filter(({ email }) => PERSONAS.includes(email)))
    for (const operation of contract.operations) await callDocumented(operation, key);
  await callInTurn(Object.fromEntries(personas.map(({ email, key }) => [email, key])));
  const har = JSON.stringify(recorder.toHar());
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/traffic.har', har);
  report = await checkHar(har, 'tt');
  console.log(formatCoverage(report.coverage));
});

const missing = (kind: keyof HarReport['coverage']): string[] =>
  report.coverage[kind].missing.flatMap(({ name, reason }) =>
    reason === undefined && UNREACHABLE[name] === undefined ? [name] : [],
  );

describe('the recorded traffic of the mock', () => {
  it('has no deviation of the API', () => {
    expect(report.deviations.filter(({ level, direction }) => level === 'api' && direction === 'response')).toEqual([]);
  });

  it('covers every operation, and every status code that a client can provoke', () => {
    expect(missing('operations')).toEqual([]);
    expect(missing('statuses')).toEqual([]);
  });

  it('covers every named example that a client can provoke', () => {
    expect(missing('examples')).toEqual([]);
  });

  it('covers every field and every scope', () => {
    expect(missing('fields')).toEqual([]);
    expect(missing('scopes')).toEqual([]);
  });
});
