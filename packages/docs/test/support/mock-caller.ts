import type { Mock } from '@wapi/mock';
import type { Operation } from '@wapi/types';
import { fillPath } from '../../src/samples/curl.js';
import { type RequestExample, requestExamples } from '../../src/samples/request-example.js';
import { bundle } from './site.js';

const PASSWORD = 'Passw0rd!';

/** Returns the email address of a persona for which an operation's documented request succeeds. */
function findPersonaEmail(operation: Operation, example: RequestExample): string {
  const [content] = operation.requestBody?.content ?? [];
  const merchantFields = content?.schema['x-required-for']?.['main-merchant-account'] ?? [];
  const hasMerchantField = example.body?.some(({ name }) => merchantFields.includes(name)) ?? false;
  if (hasMerchantField || operation.conditions.includes('main-merchant-account')) return 'mma@test.com';
  // If an operation documents a 409, it creates a resource that `wapi@test.com` already has.
  return operation.responses.some(({ status }) => status === 409) ? 'new@test.com' : 'wapi@test.com';
}

/** The tokens of a caller. */
export interface CallerTokens {
  access: string;
  refresh: string;
}

/**
 * Gets tokens with the scopes that an operation requires. If a POST on the same path exists, first calls it to create
 * the resource that the operation reads or changes.
 */
export async function prepareCaller(mock: Mock, operation: Operation, example: RequestExample): Promise<CallerTokens> {
  const email = findPersonaEmail(operation, example);
  const creation = bundle.contract.operations.find(({ method, path }) => method === 'POST' && path === operation.path);
  if (creation && creation !== operation && creation.credentials.length > 0) {
    const { access: token } = await grantTokens(mock, email, creation.scopes.join(' '));
    await mock.fetch(`http://mock/wapi${creation.path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: createForm(creation),
    });
  }
  // Cancel the documented withdrawal first, because it blocks the merchant's whole balance.
  if (operation.id === 'createWithdrawal') await callFirst(mock, email, 'deleteWithdrawal');
  return grantTokens(mock, email, operation.scopes.join(' '));
}

async function callFirst(mock: Mock, email: string, id: Operation['id']): Promise<void> {
  const operation = bundle.contract.operations.find((candidate) => candidate.id === id);
  const [example] = operation ? requestExamples(bundle.contract, operation) : [];
  if (!operation || !example) throw new Error(`The contract has no operation ${id}.`);
  const { access } = await grantTokens(mock, email, operation.scopes.join(' '));
  const url = `http://mock/wapi${fillPath(operation.path, example.path)}`;
  const { ok } = await mock.fetch(url, { method: operation.method, headers: { Authorization: `Bearer ${access}` } });
  if (!ok) throw new Error(`The documented request of ${id} must succeed for ${email}.`);
}

/** Gets tokens of a persona. */
export async function grantTokens(mock: Mock, email: string, needed: string): Promise<CallerTokens> {
  // A token needs at least one scope. If the operation requires none, request an arbitrary scope.
  const scopes = needed === '' ? 'wapi-user-all' : needed;
  const body = new FormData();
  for (const [name, value] of Object.entries({ email, password: PASSWORD, scopes })) body.set(name, value);
  const response = await mock.fetch('http://mock/wapi/auth/tokens', { method: 'POST', body });
  const {
    access_token: access,
    refresh_token: refresh,
    message,
  } = (await response.json()) as Record<string, string | undefined>;
  if (access === undefined || refresh === undefined)
    throw new Error(`Could not get a token for ${email} (scopes: ${scopes}): ${message}`);
  return { access, refresh };
}

function createForm(operation: Operation): FormData {
  const [content] = operation.requestBody?.content ?? [];
  const body = new FormData();
  for (const [name, value] of Object.entries((content?.examples[0]?.value ?? {}) as Record<string, unknown>)) {
    if (content?.schema.properties?.[name]?.format === 'binary')
      body.set(name, new File([JPEG], 'photo.jpg', { type: 'image/jpeg' }));
    else body.set(name, String(value));
  }
  return body;
}

/** The first bytes of a JPEG file, which identify its type. */
export const JPEG = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);
