// The messages of each operation in WiPay's public reference. The expected values come from a list of the reference's
// facts, not from the spec. pages.test.ts tests the pages.
import { describe, expect, it } from 'vitest';
import { bundle, operationNamed, responseExamples } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';
import { access, page, reference } from './support/access.js';

const forbidden = 'Forbidden';
const ofTransaction = (rest: Json) => `The selected transaction id ${rest}`;
const badUuid = 'The uuid is not a valid UUID (version 4).';
const badAccount = 'The selected account number is invalid.';
const notAuthorized = 'The provided account number must be authorized before proceeding.';

/** The operation, and its messages in the reference by status code. Excludes the messages that every operation has. */
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
 * The messages that the pages give for every protected operation. Operations that only the reference documents share
 * the examples from the pages.
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
    // `x-provenance` is `page` if the pages also contain the message.
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
