// The facts of WiPay's public reference about each operation. Copied from a list of its facts, not from the spec.
// pages.test.ts tests the pages.
import { describe, expect, it } from 'vitest';
import { bundle, operationNamed, operations, resolveRef, responseExamples } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const [page, reference] = ['page', 'reference'];
const [open, anyScope] = ['public', 'bearer only, any scope'];

/**
 * The operation, its source, its scope or credential, its requests per minute, and its bucket if operations share the
 * limit.
 */
const access: Json[][] = [
  ['POST /auth/tokens', reference, open, 5],
  ['POST /auth/tokens/refresh', reference, open, 5],
  ['DELETE /auth/tokens', reference, anyScope, 5],

  ['POST /accounts', reference, 'wapi-accounts-create', 5],
  ['GET /accounts/{account_number}', reference, 'wapi-accounts-retrieve', 5],
  ['PATCH /accounts/{account_number}', page, 'wapi-accounts-update', 5],
  ['DELETE /accounts/{account_number}', reference, 'wapi-accounts-delete', 5],

  ['GET /user', page, 'wapi-user-retrieve', 15],
  ['PATCH /user/password', reference, 'wapi-user-update', 3],
  ['PATCH /user/phone', reference, 'wapi-user-update', 5],
  ['POST /user/picture', page, 'wapi-user-create', 5],
  ['PATCH /user/picture', page, 'wapi-user-update', 5],
  ['DELETE /user/picture', page, 'wapi-user-delete', 5],
  ['GET /user/banks', page, 'wapi-user-retrieve', 15, 'retrieve-banks'],
  ['GET /user/banks/local', page, 'wapi-user-retrieve', 15, 'retrieve-banks'],
  ['POST /user/banks/local', page, 'wapi-user-create', 5, 'create-bank'],
  ['PATCH /user/banks/local', page, 'wapi-user-update', 5, 'update-bank'],
  ['DELETE /user/banks/local', page, 'wapi-user-delete', 5, 'delete-bank'],
  ['GET /user/banks/foreign', page, 'wapi-user-retrieve', 15, 'retrieve-banks'],
  ['POST /user/banks/foreign', page, 'wapi-user-create', 5, 'create-bank'],
  ['PATCH /user/banks/foreign', page, 'wapi-user-update', 5, 'update-bank'],
  ['DELETE /user/banks/foreign', page, 'wapi-user-delete', 5, 'delete-bank'],

  ['GET /transactions', reference, 'wapi-transactions-retrieve', 15],
  ['GET /transactions/{transaction_id}', reference, 'wapi-transactions-retrieve', 60],
  ['GET /transactions/meta', reference, 'wapi-transactions-retrieve', 60],
  ['GET /transactions/fees', reference, 'wapi-transactions-get-fees', 60],
  ['POST /transactions/{transaction_id}/refund', reference, 'wapi-transactions-refund-request', 15],

  ['GET /trusted-cards', reference, 'wapi-trusted-cards-retrieve', 15],
  ['GET /trusted-cards/{uuid}', reference, 'wapi-trusted-cards-retrieve', 15],
  ['POST /trusted-cards', reference, 'wapi-trusted-cards-create', 15],
  ['POST /trusted-cards/{uuid}/verify', reference, 'wapi-trusted-cards-verify', 15],
  ['POST /trusted-cards/{uuid}/charge', reference, 'wapi-trusted-cards-charge-request', 15],
  ['DELETE /trusted-cards/{uuid}', reference, 'wapi-trusted-cards-delete', 15],

  ['GET /withdrawals', reference, 'wapi-withdrawals-retrieve', 15],
  ['GET /withdrawals/{transaction_id}', reference, 'wapi-withdrawals-retrieve', 15],
  ['GET /withdrawals/meta', reference, open, 60],
  ['POST /withdrawals', reference, 'wapi-withdrawals-create', 15],
  ['DELETE /withdrawals/{transaction_id}', reference, 'wapi-withdrawals-delete', 15],
];

/**
 * The alternatives of `security` for the credential in a row: either credential, with the scope or with the scope of
 * its whole group.
 */
function securityFor(credential: Json) {
  if (credential === open) return [];
  if (credential === anyScope) return [{ bearer: [] }];
  const group = /^wapi-(accounts|user|transactions|trusted-cards|withdrawals)/.exec(credential)?.[0];
  const scopes = [credential, `${group}-all`];
  return ['bearer', 'wapiKey'].flatMap((name) => scopes.map((scope) => ({ [name]: [scope] })));
}

describe('the operations of the reference', () => {
  it('are exactly the operations of the spec', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(access.map(([name]) => name).toSorted());
  });

  it.each(access)(
    'include %s with source %s, credential %s and %i requests per minute',
    (name, provenance, credential, requests, bucket) => {
      const { operation } = operationNamed(name);
      expect(operation['x-provenance']).toBe(provenance);
      expect(operation.security).toEqual(securityFor(credential));
      expect(operation['x-rate-limit']).toEqual({ requests, per: 'minute', ...(bucket && { bucket }) });
    },
  );

  it('require every leaf scope', () => {
    const leaves = Object.keys(bundle.components.securitySchemes.bearer['x-scope-parents']);
    expect(new Set(access.map(([, , scope]) => scope).filter((scope) => scope.startsWith('wapi-')))).toEqual(
      new Set(leaves),
    );
  });
});

const forbidden = 'Forbidden';
const ofTransaction = (rest: Json) => `The selected transaction id ${rest}`;
const badUuid = 'The uuid is not a valid UUID (version 4).';
const badAccount = 'The selected account number is invalid.';
const notAuthorized = 'The provided account number must be authorized before proceeding.';

/** The operation and its messages in the reference by status code, without the messages that every operation has. */
const messages: Json[][] = [
  [
    'POST /auth/tokens',
    {
      200: ['OK'],
      400: ['The scopes field has invalid values.'],
      401: ['The user credentials were incorrect.'],
      403: [forbidden],
    },
  ],
  [
    'POST /auth/tokens/refresh',
    {
      200: ['OK'],
      400: ['The refresh token field is required.'],
      401: ['The refresh token is invalid.'],
      403: [forbidden],
    },
  ],
  [
    'DELETE /auth/tokens',
    {
      200: ['OK'],
      400: ['Token revocation is not supported for WAPI Key authenticated requests.'],
      401: ['Unauthenticated.'],
      403: [forbidden],
    },
  ],
  [
    'POST /accounts',
    { 200: ['OK'], 201: ['Created'], 400: ['The email must be a valid email address.'], 403: [forbidden] },
  ],
  ['GET /accounts/{account_number}', { 400: [badAccount], 403: [forbidden, notAuthorized] }],
  ['DELETE /accounts/{account_number}', { 200: ['OK'], 400: [badAccount], 403: [forbidden, notAuthorized] }],
  ['PATCH /user/password', { 200: ['OK'], 400: ['The old password does not match your current password.'] }],
  ['PATCH /user/phone', { 200: ['OK'], 400: ['The phone format is invalid.'] }],
  ['GET /transactions', {}],
  ['GET /transactions/{transaction_id}', {}],
  ['GET /transactions/meta', {}],
  ['GET /transactions/fees', {}],
  [
    'POST /transactions/{transaction_id}/refund',
    {
      201: ['Refund request successfully created.'],
      400: [
        ofTransaction('is invalid.'),
        ofTransaction('has invalid status.'),
        ofTransaction('has an existing refund request.'),
        ofTransaction('has already been refunded.'),
        ofTransaction('cannot be refunded.'),
      ],
      403: [forbidden, 'Insufficient funds on WiPay account to request refund.'],
    },
  ],
  ['GET /trusted-cards', {}],
  ['GET /trusted-cards/{uuid}', { 400: [badUuid] }],
  ['POST /trusted-cards', { 200: ['OK'] }],
  [
    'POST /trusted-cards/{uuid}/verify',
    {
      200: ['OK'],
      400: [badUuid, 'The amount is incorrect.'],
      403: ['Your card has already been verified.', 'The verification window has expired.'],
    },
  ],
  ['POST /trusted-cards/{uuid}/charge', { 400: [badUuid] }],
  ['DELETE /trusted-cards/{uuid}', { 200: ['OK'], 400: [badUuid, 'The selected uuid is invalid.'] }],
  ['GET /withdrawals', {}],
  ['GET /withdrawals/{transaction_id}', {}],
  ['GET /withdrawals/meta', {}],
  ['POST /withdrawals', {}],
  [
    'DELETE /withdrawals/{transaction_id}',
    { 200: ['Withdrawal deleted successfully.'], 400: ['Withdrawal not found or cannot be deleted.'] },
  ],
];

/**
 * The messages in the pages for every protected operation. Operations of the reference share the examples of the pages.
 */
const everywhere: Record<string, string[]> = { 401: ['Unauthorized'], 403: ['Invalid scope(s) provided.'] };
const rows = messages.flatMap(([name, byStatus]) =>
  Object.entries<Json>(byStatus).flatMap(([status, texts]) => texts.map((text: string) => [name, status, text])),
);

describe('the messages of the reference', () => {
  it('are in the table for every operation without a page', () => {
    const withoutPage = access.filter(([, provenance]) => provenance === reference).map(([name]) => name);
    expect(messages.map(([name]) => name).toSorted()).toEqual(withoutPage.toSorted());
  });

  it.each(rows)('of %s %s, "%s", are one named example each', (name, status, text) => {
    const { id } = operationNamed(name);
    const found = responseExamples(id, status).filter(
      ({ value, 'x-provenance': mark }) => value.message === text && mark !== 'inferred',
    );
    expect(found).toHaveLength(1);
    // A message that is also in the pages is marked with `page`.
    expect([page, reference]).toContain(found[0]['x-provenance']);
  });

  it.each(messages)('of %s are its only errors that are marked as documented', (name, byStatus) => {
    const { id, responses, operation } = operationNamed(name);
    for (const status of Object.keys(responses).filter((code) => Number(code) >= 400 && Number(code) < 405)) {
      const shared = operation.security.length === 4 ? (everywhere[status] ?? []) : [];
      const documented = responseExamples(id, status).filter((found) => found['x-provenance'] !== 'inferred');
      expect(documented.map(({ value }) => value.message).toSorted(), status).toEqual(
        [...shared, ...(byStatus[status] ?? [])].toSorted(),
      );
    }
  });

  it.each(access.filter(([, , credential]) => credential.startsWith('wapi-')))(
    'of %s include the 401 and 403 of every protected operation',
    (name) => {
      for (const [status, [text]] of Object.entries<Json>(everywhere)) {
        const { id } = operationNamed(name);
        expect(
          responseExamples(id, status)
            .filter(({ value }) => value.message === text)
            .map((found) => found['x-provenance']),
        ).toEqual([page]);
      }
    },
  );

  it.each(access)('of %s include the 405, 429 and 500 of every operation', (name) => {
    const { id } = operationNamed(name);
    const standard = [
      ['405', 'Method Not Allowed', reference],
      ['429', 'Too Many Attempts.', 'inferred'],
      ['500', 'Internal Server Error', reference],
    ];
    for (const [status = '', message, mark] of standard) {
      expect(responseExamples(id, status).map((found) => [found.value, found['x-provenance']])).toEqual([
        [{ message }, mark],
      ]);
    }
  });

  it('of a rejected grant have the OAuth fields', () => {
    const incorrect = 'The user credentials were incorrect.';
    const { id } = operationNamed('POST /auth/tokens');
    expect(responseExamples(id, '401').map(({ value }) => value)).toContainEqual({
      message: incorrect,
      error: 'invalid_credentials',
      error_description: incorrect,
    });
  });

  it('are not documented for the 400 and 403 of a charge and a withdrawal, or for an invalid query', () => {
    const responses = ['TransactionUnknown', 'FeesQueryInvalid', 'WithdrawalInvalid', 'WithdrawalCreated'];
    for (const name of responses) expect(bundle.components.responses[name]['x-provenance'], name).toBe('inferred');
    // The later reference documents that a 400 exists, but not its message.
    expect(bundle.components.responses.TransactionsQueryInvalid['x-provenance']).toBe('reference-2.0.2');
    expect(bundle.components.examples.transactionsQueryInvalid['x-provenance']).toBe('inferred');
  });
});

describe('the conventions of the reference', () => {
  it.each(access)('apply to %s: its body is form data', (name) => {
    const { operation } = operationNamed(name);
    const types = Object.keys(resolveRef(operation.requestBody)?.content ?? {});
    const forms = ['multipart/form-data', 'application/x-www-form-urlencoded'];
    // Only multipart can contain a file.
    const taken = name.endsWith('/user/picture') ? forms.slice(0, 1) : forms;
    expect(types).toEqual(/^(GET|DELETE) |\/refund$/.test(name) ? [] : taken);
  });

  it('include all rate-limit headers, marked as inferred', () => {
    const limited = resolveRef(operationNamed('GET /withdrawals').operation.responses['429']);
    expect(Object.keys(limited.headers).toSorted()).toEqual([
      'Retry-After',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
    ]);
    for (const header of Object.values<Json>(bundle.components.headers))
      expect(header['x-provenance']).toBe('inferred');
  });

  it('include a credential for each of two headers', () => {
    const { bearer, wapiKey } = bundle.components.securitySchemes;
    expect([bearer.type, Object.keys(bearer.flows)]).toEqual(['oauth2', ['password']]);
    expect([wapiKey.type, wapiKey.in, wapiKey.name]).toEqual(['apiKey', 'header', 'X-WAPI-Key']);
    expect(`wapi_live_${'0f'.repeat(9)}_${'0f'.repeat(32)}`).toMatch(new RegExp(wapiKey['x-key-pattern']));
  });

  it('are followed by the list of names that changed since v1.0.5', () => {
    const renamed = [
      '`/auth/grant`',
      '`POST /auth/tokens`',
      '`wapi-trans-all` | `wapi-transactions-all`',
      '`wapi-trans-get-history`, `wapi-trans-get-status` | `wapi-transactions-retrieve`',
      '`wapi-trans-refund-request` | `wapi-transactions-refund-request`',
      '`wapi-trusted-card-*` | `wapi-trusted-cards-*`',
    ];
    for (const text of renamed) expect(bundle.info.description).toContain(text);
  });
});
