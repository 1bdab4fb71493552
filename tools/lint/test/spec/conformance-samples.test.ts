// The samples in WiPay's public reference. The expected values come from a list of the reference's facts, not from the
// spec. Values that are not in the list must be marked.
import { describe, expect, it } from 'vitest';
import {
  bundle,
  examplesOf,
  example,
  operationNamed,
  resolveRef,
  responseExamples,
  webhooks,
} from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const success = {
  currency: 'USD',
  fee_structure: 'Customer Pay',
  order_id: 'oId_123-Abc1',
  status: 'success',
  status_desc: 'Normal',
  total: '23.84',
  transaction_id: 'SB-32-55179-oId_123-Abc1-20260202232018',
  card: '(MASTERCARD) ... 0031',
  currency_credited: 'TTD',
  message: '[1-R00]: Transaction is approved.',
  total_credited: '155.00',
};
const incomplete = {
  currency: 'USD',
  fee_structure: 'Customer Pay',
  order_id: 'yu70fTApIY',
  status: 'incomplete',
  status_desc: 'Transaction Incomplete',
  total: '1.00',
  transaction_id: 'SB-1-10-yu70fTApIY-20260310045020',
};
const fees = {
  cus_d_fee: 1.7,
  cus_p_fee: 3.5,
  cus_pd_fee: 3.5,
  cus_t_fee: 5.2,
  cus_t: 105.2,
  cus_desc: '3.50% + $0.25 USD',
  cus_desc_local: '3.50% + $1.70 TTD',
  mer_d_fee: 0,
  mer_p_fee: 0,
  mer_pd_fee: 0,
  mer_t_fee: 0,
  mer_t: 100,
  mer_desc: 'No Fee!',
  fee_name: 'Customer Pay',
};
const transactionMeta = {
  currencies: ['TTD', 'USD'],
  environments: ['live', 'sandbox'],
  fee_structures: ['customer_pay', 'merchant_absorb', 'split'],
  totals: { TTD: { minimum: 5, maximum: 20400 }, USD: { minimum: 0.74, maximum: 3000 } },
};
const card = { pan: '************1111', uuid: '213e4777-2179-4fbd-9540-84e8ed83187a' };
const withdrawal = {
  amount: '100.00',
  bank_account: '1234567890',
  bank_name: 'First Citizens',
  currency: 'USD',
  fee_amount: '5.00',
  id_number: 'TB963809',
  id_type: 'passport',
  phone: '+18687778899',
  status: 0,
  status_description: 'Not On ACH File',
  transaction_id: 'SB-47-1-W12345-20250306010101',
  withdrawal_type: 'sub_banked',
};
/** The event and the description of each status. */
const statuses = [
  ['not_on_ach_file', 'Not On ACH File'],
  ['being_processed_by_bank', 'Being Processed By Bank'],
  ['transaction_completed', 'Transaction Completed'],
  ['held_by_compliance', 'Held By Compliance'],
  ['released_by_compliance', 'Released By Compliance'],
  ['refunded_to_account', 'Refunded To Account'],
  ['taken_for_chargeback', 'Taken For Chargeback'],
  ['taken_for_refund', 'Taken For Refund'],
  ['held_for_refund', 'Held For Refund'],
  ['held_for_chargeback', 'Held For Chargeback'],
];
const withdrawalMeta = {
  banks: [{ name: 'First Citizens', account: { length: { min: 10, max: 10 } } }],
  ids: [{ type: 'passport', regex: '^[A-Z]{2}[0-9]{6}$' }],
  // The reference documents only this description. The spelling of all other descriptions is inferred.
  statuses: statuses.map(([, description], value) => (value === 0 ? { value, description } : { value })),
  withdrawal_types: ['normal', 'sub_banked', 'sub_unbanked'],
};

const account = { email: 'wipay.test+1@wipaytoday.com', first_name: 'John', last_name: 'Smith' };
const link = { message: 'OK', transaction_id: 'SB-12-30105-qc6TE4CBFk-20241107020132' };
/**
 * For each example: its operation, its status code, its name, and the part of its value that the reference documents.
 */
const responseSamples: Json[][] = [
  ['POST /auth/tokens', 200, 'tokenGranted', { message: 'OK', token_type: 'Bearer', expires_in: 43200 }],
  ['POST /auth/tokens/refresh', 200, 'tokenGranted', { message: 'OK', token_type: 'Bearer', expires_in: 43200 }],
  ['POST /accounts', 201, 'accountCreated', { message: 'Created', data: { account_number: '1428855397' } }],
  ['POST /accounts', 200, 'accountLinked', { message: 'OK', data: { account_number: '1428855397' } }],
  ['GET /accounts/{account_number}', 200, 'account', { message: 'OK', data: account }],
  ['GET /transactions', 200, 'transactions', { message: 'OK', data: { 0: incomplete, 2: success } }],
  ['GET /transactions/{transaction_id}', 200, 'paymentInUsd', { message: 'OK', data: success }],
  ['GET /transactions/{transaction_id}', 200, 'incompleteTransaction', { message: 'OK', data: incomplete }],
  ['GET /transactions/meta', 200, 'transactionMeta', { message: 'OK', data: transactionMeta }],
  ['GET /transactions/fees', 200, 'feesInTtd', { message: 'OK', data: fees }],
  [
    'POST /transactions/{transaction_id}/refund',
    201,
    'refundRequested',
    { message: 'Refund request successfully created.' },
  ],
  ['GET /trusted-cards', 200, 'trustedCards', { message: 'OK', data: { 0: card } }],
  ['GET /trusted-cards/{uuid}', 200, 'trustedCard', { message: 'OK', data: { 0: card } }],
  ['GET /trusted-cards/{uuid}', 200, 'trustedCardUnknown', { message: 'OK', data: [] }],
  ['GET /trusted-cards/{uuid}', 200, 'trustedCardAsObject', { message: 'OK', data: card }, 'reference-2.0.2'],
  ['POST /trusted-cards', 200, 'enrolmentLink', link],
  ['GET /withdrawals', 200, 'withdrawals', { message: 'OK', data: { data: { 0: withdrawal } } }],
  ['GET /withdrawals/{transaction_id}', 200, 'withdrawal', { message: 'OK', data: withdrawal }],
  ['GET /withdrawals/{transaction_id}', 200, 'withdrawalUnknown', { message: 'OK', data: [] }],
  ['GET /withdrawals/meta', 200, 'withdrawalMeta', { message: 'OK', data: withdrawalMeta }],
];

/** Every leaf value with its pointer, including empty lists and objects. */
function leavesOf(value: Json, pointer = ''): [string, Json][] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [[pointer, value]];
  return Object.entries<Json>(value).flatMap(([key, child]) => leavesOf(child, `${pointer}/${key}`));
}

/** The parts of an example that are not marked as inferred. */
function documentedIn({ value, 'x-inferred-values': inferred = [] }: Json) {
  return leavesOf(value).filter(
    ([leaf]: Json) => !inferred.some((pointer: string) => leaf === pointer || leaf.startsWith(`${pointer}/`)),
  );
}

const sorted = (leaves: Json) =>
  Object.fromEntries(leaves.toSorted(([one]: Json, [other]: Json) => one.localeCompare(other)));

describe('the samples of the reference', () => {
  it.each(responseSamples)(
    '%s %i: %s has what is documented, and marks the rest',
    (name, status, exampleName, sample, mark = 'reference') => {
      const found = responseExamples(operationNamed(name).id, String(status)).find(
        (candidate) => candidate.name === exampleName,
      );
      expect(found['x-provenance']).toBe(mark);
      expect(sorted(documentedIn(found))).toEqual(sorted(leavesOf(sample)));
    },
  );

  it('are all successful examples that are marked as documented', () => {
    const tabled = new Set(responseSamples.map(([, , name]) => name));
    const plain = (value: Json) => Object.keys(value).join() === 'message';
    const claimed = Object.entries<Json>(bundle.components.examples).filter(
      ([, { value, 'x-provenance': mark }]) =>
        mark.startsWith('reference') && 'message' in value && !plain(value) && !('error' in value),
    );
    expect(claimed.map(([name]) => name).filter((name) => !tabled.has(name))).toEqual([]);
    expect(claimed.length).toBeGreaterThan(10);
  });

  it('have the link of the sandbox, whose query the reference truncates', () => {
    expect(example('enrolmentLink').url).toMatch(/^https:\/\/ttsb\.wipayfinancial\.com\/checkout\/payment\?_data=\S+$/);
  });

  it('contain the messages of attempts', () => {
    const messages = example('transactions').data.map(({ status, message }: Json) => [status, message]);
    expect(messages).toContainEqual(['failed', '[3-RA9]: 3DS authentication failed.']);
    expect(messages).toContainEqual(['success', '[1-R00]: Transaction is approved.']);
  });

  it('include one request: the amount of a micro-charge', () => {
    const claimed = Object.entries<Json>(bundle.components.examples).filter(
      ([, { value, 'x-provenance': mark }]) =>
        mark.startsWith('reference') && !('message' in value) && !('event' in value),
    );
    expect(claimed.map(([name, { value }]) => [name, value])).toEqual([['microChargeAmount', { amount: 0.8 }]]);
  });
});

describe('the examples of fields', () => {
  it('are the values of the sample for the fields of a fee preview', () => {
    const { properties } = bundle.components.schemas.TransactionFees;
    const shown = Object.entries<Json>(properties).map(([name, { examples }]) => [name, examples[0]]);
    expect(Object.fromEntries(shown)).toEqual(example('feesInTtd').data);
  });

  it("are the reference's value for the total of a charge", () => {
    expect(bundle.components.schemas.TrustedCardCharge.properties.total.examples).toEqual(['155.00']);
  });
});

describe('the statuses of withdrawals', () => {
  it('are 0 to 9, and their texts match the descriptions of the metadata', () => {
    const { enum: values, 'x-enumDescriptions': texts } = bundle.components.schemas.WithdrawalStatus;
    expect(values).toEqual(statuses.map((_row, value) => value));
    const words = (text: Json) =>
      text
        .toLowerCase()
        .replace(/\b(the|a) |\.$/g, '')
        .trim();
    expect(Object.values<Json>(texts).map(words)).toEqual(statuses.map(([, description]) => words(description)));
  });

  it.each(statuses.map(([event, description], status) => [`withdrawal.${event}`, status, description]))(
    'include the event %s for status %i, "%s"',
    (event, status, description) => {
      const operation = webhooks.find((webhook) => webhook.event === event)?.operation;
      const [[type, media] = []] = Object.entries<Json>(resolveRef(operation.requestBody).content);
      const [found] = examplesOf(media);
      expect([type, operation['x-provenance'], found['x-provenance']]).toEqual([
        'application/json',
        'reference-2.0.2',
        'reference-2.0.2',
      ]);
      const { status_description: _description, ...rest } = withdrawal;
      const data = { ...rest, status, ...(status === 0 && { status_description: description }) };
      expect(found.value.data.status_description).toBe(description);
      expect(sorted(documentedIn(found))).toEqual(sorted(leavesOf({ api_family: 'wapi', event, data })));
      expect(Object.keys(found.value)).toEqual(['id', 'api_family', 'event', 'occurred_at', 'data', 'meta']);
    },
  );

  it('are exactly the events of the webhooks', () => {
    expect(webhooks.map(({ event }) => event)).toEqual(statuses.map(([event]) => `withdrawal.${event}`));
  });
});

describe('the headers of webhooks', () => {
  /** The name and the schema of each header. */
  const headers: [string, Json][] = [
    ['X-WiPay-Webhook-Event', { type: 'string', enum: statuses.map(([event]) => `withdrawal.${event}`) }],
    ['X-WiPay-Webhook-Id', { type: 'string', format: 'uuid' }],
    [
      'X-WiPay-Webhook-Signature',
      { type: 'string', pattern: '^sha256=[0-9a-f]{64}$', 'x-limit-provenance': { pattern: 'inferred' } },
    ],
    ['X-WiPay-Webhook-Timestamp', { type: 'integer', minimum: 0 }],
    ['X-WiPay-Webhook-Version', { type: 'string', const: 'v1' }],
  ];

  it.each(headers)('define %s as %o', (name, schema) => {
    const found = Object.values<Json>(bundle.components.parameters).find((parameter) => parameter.name === name);
    const { description: _description, ...rest } = found.schema;
    expect([found.in, found.required, found['x-provenance'], rest]).toEqual([
      'header',
      true,
      'reference-2.0.2',
      schema,
    ]);
  });

  it('document the signature: HMAC-SHA256 of the raw body, in hexadecimal digits', () => {
    expect(bundle.components.parameters.WebhookSignature['x-webhook-signature']).toEqual({
      algorithm: 'HMAC-SHA256',
      of: 'raw body',
      prefix: 'sha256=',
      encoding: 'hex',
    });
  });
});
