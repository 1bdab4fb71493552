// The parameters of requests in WiPay's reference and pages. The expected values come from a list of WiPay's facts, not
// from the spec.
import { describe, expect, it } from 'vitest';
import { operationNamed, operations, parametersOf } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';
import { currency, digits, environment, feeStructure, limitsOf, positive, text, uuid4 } from './support/limits.js';

const page = {
  page_size: { type: 'integer', minimum: 1, maximum: 100, default: 15 },
  page: { type: 'integer', minimum: 1, default: 1 },
};
const notNegative = { type: 'number', minimum: 0 };
const id = { ...text, minLength: 1, maxLength: 255 };
const date = { ...text, format: 'date' };

/** For each operation: its required parameters, and its optional parameters with their limits. */
const parameters: Json[][] = [
  ['GET /transactions', { environment }, page],
  ['GET /transactions/fees', { fee_structure: feeStructure, currency, amount: positive }, {}],
  [
    'GET /withdrawals',
    {},
    {
      ...page,
      amount_min: notNegative,
      amount_max: notNegative,
      currency,
      reference: { ...text, format: 'uuid' },
      'status[]': { type: 'array', items: { type: 'integer', enum: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } },
      transaction_id: id,
      with_deleted: { type: 'boolean', default: false },
      'withdrawal_type[]': { type: 'array', items: { ...text, enum: ['normal', 'sub_banked', 'sub_unbanked'] } },
      start_date: date,
      end_date: { ...date, 'x-not-before': 'start_date' },
    },
  ],
  ...['GET', 'PATCH', 'DELETE'].map((method) => [
    `${method} /accounts/{account_number}`,
    { account_number: digits },
    {},
  ]),
  ...[
    'GET /trusted-cards/{uuid}',
    'DELETE /trusted-cards/{uuid}',
    'POST /trusted-cards/{uuid}/verify',
    'POST /trusted-cards/{uuid}/charge',
  ].map((operation) => [operation, { uuid: uuid4 }, {}]),
  ...['GET /transactions/{transaction_id}', 'POST /transactions/{transaction_id}/refund'].map((operation) => [
    operation,
    { transaction_id: id },
    {},
  ]),
  ...['GET /withdrawals/{transaction_id}', 'DELETE /withdrawals/{transaction_id}'].map((operation) => [
    operation,
    { transaction_id: id },
    {},
  ]),
];

describe('request parameters', () => {
  it('are all in the table', () => {
    const taking = operations
      .filter((operation) => parametersOf(operation).length > 0)
      .map(({ name: operation }) => operation);
    expect(taking.toSorted()).toEqual(parameters.map(([operation]) => operation).toSorted());
  });

  it.each(parameters)('of %s have the documented names and limits', (operation, required, optional) => {
    const found = parametersOf(operationNamed(operation));
    expect(Object.fromEntries(found.map((parameter) => [parameter.name, limitsOf(parameter.schema)]))).toEqual({
      ...required,
      ...optional,
    });
    expect(found.filter((parameter) => parameter.required).map((parameter) => parameter.name)).toEqual(
      Object.keys(required),
    );
    for (const { name: parameter, in: where } of found)
      expect(where).toBe(operation.includes(`{${parameter}}`) ? 'path' : 'query');
  });
});
