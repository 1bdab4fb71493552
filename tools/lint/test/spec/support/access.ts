// The credential, scope and rate limit of each operation in WiPay's public reference. The values come from a list of
// the reference's facts, not from the spec.
import type { Json } from '../../support/bundle.js';

export const [page, reference] = ['page', 'reference'];
export const [open, anyScope] = ['public', 'bearer only, any scope'];

/**
 * For each operation: its source, its scope or credential, and its requests per minute. If operations share the limit,
 * also the bucket.
 */
export const access: Json[][] = [
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
