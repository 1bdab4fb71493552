import { expect, test } from 'vitest';
import { methodDoc } from '../../src/client/method-doc.js';
import { contract, listParameter, operation, queryParameter } from '../support.js';

test('methodDoc describes a call completely', () => {
  const created = operation('createLocalBank', {
    summary: 'Create it',
    description: 'It must not be there.\n\nReally.\n',
    conditions: ['verified-account'],
    rateLimit: { requests: 15, per: 'minute', bucket: 'createLocalBank' },
  });
  expect(methodDoc(contract, created)).toBe(`/**
 * Create it
 *
 * It must not be there.
 *
 * Really.
 *
 * - \`POST /user/banks/local\`
 * - Scope: \`wapi-user-create\` or \`wapi-user-all\`
 * - Operation id: \`createLocalBank\`
 * - Limit: 15 requests per minute
 * - Condition: WiPay must have verified the caller's account.
 *
 * Errors, by \`result.status\`:
 * - 400 \`The bank name field is required.\` (inferred)
 * - 401 \`Unauthorized\`
 * - 403 \`Invalid scope(s) provided.\`
 * - 403 \`Please verify your account before proceeding.\`
 * - 405 \`Method Not Allowed\`
 * - 409 \`A local bank account is already configured.\`
 * - 429 \`Too Many Attempts.\` (inferred)
 * - 500 \`Internal Server Error\`
 *
 * @param body The details of the bank account.
 * @param options Signal, timeouts, retries and additional headers of this call.
 * @throws WapiError without a documented response. A documented error is a result
 */`);
});

test('a public operation, one request, an inferred one, an error without a message', () => {
  const doc = methodDoc(
    contract,
    operation('createToken', {
      rateLimit: { requests: 1, per: 'minute', bucket: 'createToken' },
      provenance: 'inferred',
      responses: [{ status: 404, description: 'Not\nthere.', headers: [], schema: {}, examples: [] }],
    }),
  );
  expect(doc).toContain(' * - Scope: none. No credential is sent.\n');
  expect(doc).toContain(' * - Limit: 1 request per minute\n');
  expect(doc).toContain(' * - Inferred: WiPay does not document this operation.\n');
  expect(doc).toContain(' * - 404 Not there.\n');
});

test('names the operations that share the limit', () => {
  const rateLimit = { requests: 15, per: 'minute', bucket: 'retrieve-banks' } as const;
  const first = operation('getBanks', { rateLimit });
  const operations = [first, operation('getUserProfile', { rateLimit }), operation('createToken')];
  expect(methodDoc({ ...contract, operations }, first)).toContain(
    ' * - Limit: 15 requests per minute, shared with `getUserProfile`\n',
  );
});

test('every parameter has its text', () => {
  expect(methodDoc(contract, operation('updateAccount'))).toContain(
    ' * @param accountNumber The number of the sub-account.\n * @param body The fields to change.\n',
  );
});

test('a query has a line for each parameter', () => {
  const parameters = [
    queryParameter('day', true),
    { ...queryParameter('page'), description: 'The page,\ncounted from 1.' },
    listParameter('status[]'),
  ];
  expect(methodDoc(contract, operation('getBanks', { parameters }))).toContain(` * @param query Query parameters:
 * - \`day\` (required): The day.
 * - \`page\`: The page, counted from 1.
 * - \`status\`: The status[].
 * @param options `);
});

test('methodDoc marks an inferred success', () => {
  const line = ' * - Inferred: WiPay does not document the response to a success.\n';
  const responses = operation('getBanks').responses.map((response) =>
    response.status < 400 ? { ...response, provenance: 'inferred' as const } : response,
  );
  expect(methodDoc(contract, operation('getBanks', { responses }))).toContain(line);
  expect(methodDoc(contract, operation('getBanks'))).not.toContain(line);
});

test('methodDoc rejects an undefined condition', () => {
  expect(() => methodDoc(contract, operation('getBanks', { conditions: ['rich'] }))).toThrow(
    'getBanks: every condition must be defined in x-conditions, received rich',
  );
});
