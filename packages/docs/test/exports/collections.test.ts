import { createMock, type Mock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestExamples } from '../../src/samples/request-example.js';
import { JPEG, prepareCaller } from '../support/mock-caller.js';
import { readBruno, readPostman, type ToolRequest } from '../support/tool-collections.js';
import { bundle, site } from '../support/site.js';

const documented = site.groups.flatMap(({ operations }) =>
  operations.flatMap(({ operation }) => {
    const examples = requestExamples(bundle.contract, operation);
    const grants = operation.responses.some(({ schema }) => schema.properties?.['access_token'] !== undefined);
    // Requests for a token differ only in variables.
    return (grants ? examples.slice(0, 1) : examples).map((example, _index, all) => ({
      title: all.length > 1 ? `${operation.summary}: ${example.name}` : operation.summary,
      operation,
      example,
    }));
  }),
);

describe.each([
  ['Postman', readPostman],
  ['Bruno', readBruno],
])('the %s collection', (_tool, read) => {
  const mocks = new Map<string, Mock>();
  const { requests, variables, key, runScript } = read();

  beforeAll(() => {
    for (const { example } of documented)
      if (!mocks.has(example.platform)) mocks.set(example.platform, createMock({ platform: example.platform }));
  });
  afterAll(async () => {
    for (const mock of mocks.values()) await mock.close();
  });

  it('contains every documented request', () => {
    expect(requests.map(({ name }) => name).toSorted()).toEqual(documented.map(({ title }) => title).toSorted());
  });

  it.each(documented)('sends "$title" with success to the mock', async ({ title, operation, example }) => {
    const mock = mocks.get(example.platform);
    const request = requests.find(({ name }) => name === title);
    if (!mock || !request) throw new Error(`The collection has no request "${title}".`);
    await mock.reset();
    const { access: token, refresh: refreshToken } = await prepareCaller(mock, operation, example);
    const response = await send(mock, request, { ...variables, token, refreshToken });
    expect(operation.responses.map(({ status }) => status).filter((status) => status < 300)).toContain(response.status);
  });

  it('runs in order: stores a token with all scopes first and revokes it last', async () => {
    const mock = createMock();
    const current: Record<string, string> = { ...variables };
    const failed: string[] = [];
    for (const request of requests) {
      const response = await send(mock, request, current);
      const body: unknown = await response.json();
      if (!response.ok) failed.push(`${request.name}: ${response.status} ${(body as { message: string }).message}`);
      else if (request.script !== '') runScript(request.script, body, (name, value) => (current[name] = value));
    }
    await mock.close();
    expect(current['token']).toMatch(/^ey/);
    // These need a payment, money or an account that a newly started mock does not have, or are for Jamaica.
    expect(failed).toEqual([
      'Create a local bank account: localBankDetailsInJamaica: 409 A local bank account is already configured.',
      'Retrieve a transaction: 400 The selected transaction id is invalid.',
      'Request a refund: 400 The selected transaction id is invalid.',
      'Charge a trusted card: orderToCharge: 400 The account number field is required.',
      'Request a withdrawal: ownBankAccount: 400 No bank account is configured.',
      'Request a withdrawal: bankedRecipient: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Request a withdrawal: bankedRecipientInJamaica: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Request a withdrawal: unbankedRecipient: 403 Insufficient funds on WiPay account to request withdrawal.',
      'Delete a withdrawal: 400 Withdrawal not found or cannot be deleted.',
    ]);
    expect(requests.at(-1)?.name).toBe(bundle.contract.operations.find(({ id }) => id === 'revokeToken')?.summary);
  });

  it('has a variable and a header for a WAPI Key', () => {
    expect(key).toEqual({ name: bundle.contract.credentials.wapiKey.header, value: '{{wapiKey}}' });
    expect(variables).toHaveProperty('wapiKey', '');
  });
});

async function send(
  mock: Mock,
  { method, url, hasToken, fields }: ToolRequest,
  variables: Readonly<Record<string, string>>,
): Promise<Response> {
  const fill = (text: string) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => variables[name] ?? `no ${name}`);
  const body = new FormData();
  for (const { name, value, isFile } of fields) {
    if (isFile) body.append(name, new File([JPEG], value, { type: 'image/jpeg' }));
    else body.append(name, fill(value));
  }
  return mock.fetch(fill(url), {
    method,
    headers: { Accept: 'application/json', ...(hasToken && { Authorization: fill('Bearer {{token}}') }) },
    ...(fields.length > 0 && { body }),
  });
}
