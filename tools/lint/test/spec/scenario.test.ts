// Tests that the examples form one scenario. If an example names something, other examples show it with the same
// values.
import { describe, expect, it } from 'vitest';
import {
  bundle,
  example,
  examplesOf,
  objectsIn,
  operationNamed,
  operations,
  parametersOf,
  resolveRef,
  webhooks,
} from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const transactions = example('transactions').data;
const cards = example('trustedCards').data;
const withdrawals = example('withdrawals').data.data;
const meta = example('withdrawalMeta').data;
const profile = example('userProfile').data;
const subAccount = example('accountCreated').data.account_number;
const paid = transactions.filter(({ status }: Json) => status !== 'incomplete');

/** Every value in the example for a body or a parameter, with its key. */
const shown = [
  ...operations.flatMap(({ id, operation, responses }) =>
    bodyValues(id, [resolveRef(operation.requestBody), ...Object.values<Json>(responses)]),
  ),
  ...webhooks.flatMap(({ id, operation }) => bodyValues(id, [resolveRef(operation.requestBody)])),
  ...operations.flatMap((operation) =>
    parametersOf(operation).map((parameter) => ({
      where: `${operation.id} ${parameter.in}`,
      key: parameter.name,
      value: parameter.example,
    })),
  ),
];

function bodyValues(id: Json, bodies: Json) {
  const examples = bodies.flatMap((body: Json) => Object.values<Json>(body?.content ?? {}).flatMap(examplesOf));
  return examples.flatMap(({ name, value }: Json) =>
    [...objectsIn(value)].flatMap(({ value: node }) =>
      Object.entries<Json>(node).map(([key, child]) => ({ where: `${id} ${name}`, key, value: child })),
    ),
  );
}

const valuesOf = (key: Json) => shown.filter((found) => found.key === key && found.value !== null);

describe('ids', () => {
  /**
   * Each entry has a key, the ids that occur in lists, and the ids that occur in no list. Comments give the reasons for
   * the latter.
   */
  const registries = [
    ['uuid', cards.map(({ uuid }: Json) => uuid), []],
    // The micro-charge of an enrolment is not a payment, so the history does not contain it.
    [
      'transaction_id',
      [...transactions, ...withdrawals].map(({ transaction_id: id }) => id),
      [example('enrolmentLink').transaction_id],
    ],
    // A sub-account's order is in the sub-account's own history.
    ['order_id', transactions.map(({ order_id: id }: Json) => id), [example('orderOfSubAccount').order_id]],
    ['reference', withdrawals.map(({ reference }: Json) => reference), []],
    ['account_number', [subAccount], [profile.account_number]],
    [
      'bank_name',
      [...meta.banks.map(({ name }: Json) => name), example('banks').data.local.bank_name],
      [example('localBankDetailsInJamaica').bank_name],
    ],
  ];

  it.each(registries)('of the key %s name existing things', (key, listed, elsewhere) => {
    const used = valuesOf(key);
    expect(used.length).toBeGreaterThan(2);
    for (const { where, value } of used) expect([...listed, ...elsewhere], `${key} in ${where}`).toContain(value);
    // Reject unnecessary exceptions, because they would hide the next mistake.
    for (const value of elsewhere) expect(listed).not.toContain(value);
    expect(new Set(listed.filter((value: Json) => value !== null)).size).toBe(
      listed.filter((value: Json) => value !== null).length,
    );
  });

  it('of transactions contain the number of their order', () => {
    for (const { transaction_id: id, order_id: order } of transactions)
      expect(id.split('-').slice(3, -1).join('-')).toBe(order);
  });

  it('of one account are the same everywhere', () => {
    expect(subAccount).toBe('1428855397');
    expect(example('accountLinked').data.account_number).toBe(subAccount);
    expect(example('orderOfSubAccount').account_number).toBe(subAccount);
    for (const { receiver } of paid) expect(receiver).toBe(String(profile.account_number));
    const { password: _password, ...details } = example('accountDetails');
    expect(example('account').data).toEqual(details);
  });

  it('of deliveries are different for each event', () => {
    const ids = webhooks.map(({ id }) => example(id).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(bundle.components.parameters.WebhookId.example);
  });

  it('of payments have a different digest each', () => {
    expect(new Set(paid.map(({ hash }: Json) => hash)).size).toBe(paid.length);
  });
});

/** Finds the list item whose id is the example for a path parameter. */
function namedBy(operation: Json, list: Json, key: Json) {
  const [{ example: id }] = parametersOf(operationNamed(operation)).filter((parameter) => parameter.in === 'path');
  return list.find((item: Json) => item[key] === id);
}

describe('trusted cards', () => {
  const verified = cards.filter((card: Json) => card.verified);

  it('are verified if a request charges them, and not verified if a request verifies them', () => {
    expect(namedBy('POST /trusted-cards/{uuid}/charge', cards, 'uuid')).toBe(verified[0]);
    expect(namedBy('GET /trusted-cards/{uuid}', cards, 'uuid')).toBe(verified[0]);
    expect(namedBy('POST /trusted-cards/{uuid}/verify', cards, 'uuid').verified).toBe(false);
    for (const card of cards) expect(card.verify_expiry === null).toBe(card.verified);
  });

  it('are the same in the list and alone', () => {
    expect(example('trustedCard').data).toEqual([verified[0]]);
    expect(example('trustedCardAsObject').data).toEqual(verified[0]);
    expect(example('trustedCardUnknown').data).toEqual([]);
    expect(example('noTrustedCards').data).toEqual([]);
  });

  it('expire before or after the latest payment if they are not verified', () => {
    const now = Math.max(...transactions.map(({ date }: Json) => Date.parse(date)));
    const left = cards
      .filter((card: Json) => !card.verified)
      .map(({ verify_expiry: end }: Json) => Date.parse(end) > now);
    expect(left.toSorted()).toEqual([false, true]);
    expect(
      namedBy('POST /trusted-cards/{uuid}/verify', cards, 'uuid').verify_expiry > new Date(now).toISOString(),
    ).toBe(true);
  });
});

describe('links to hosted pages', () => {
  it.each(['chargeLink', 'enrolmentLink'])('of %s contain the id of the transaction', (name) => {
    const { url, transaction_id: id } = example(name);
    const data = new URL(url).searchParams.get('_data');
    expect(JSON.parse(Buffer.from(data ?? '', 'base64url').toString())).toEqual({ id });
  });

  it('connect an order with its payment in the history', () => {
    const order = example('orderToCharge');
    const payment = transactions.find(({ transaction_id: id }: Json) => id === example('chargeLink').transaction_id);
    const { order_id: id, data, origin, currency } = order;
    expect(payment).toMatchObject({
      order_id: id,
      data,
      origin,
      currency,
      total_credited: order.total,
      currency_credited: currency,
    });
    expect(payment.card).toMatch(
      new RegExp(`\\.\\.\\. ${namedBy('POST /trusted-cards/{uuid}/charge', cards, 'uuid').pan.slice(-4)}$`),
    );
    expect(payment.customer_name).toBe(`${cards[0].first_name} ${cards[0].last_name}`);
    expect(namedBy('GET /transactions/{transaction_id}', transactions, 'transaction_id')).toBe(payment);
    expect(example('attemptedTransaction').data).toEqual(payment);
    expect(order.environment).toBe(cards[0].environment);
  });

  it.each(['orderToCharge', 'orderOfSubAccount'])('of %s lead the customer back to the order', (name) => {
    const { order_id: id, response_url: url } = example(name);
    expect(url).toMatch(new RegExp(`/orders/${id}$`));
  });
});

describe('payments', () => {
  it('are the same in the history and alone', () => {
    expect(transactions).toContainEqual(example('incompleteTransaction').data);
    const refundable = namedBy('POST /transactions/{transaction_id}/refund', transactions, 'transaction_id');
    expect(refundable).toMatchObject({ status: 'success', status_desc: 'Normal' });
  });

  it('were made with cards of the list, by their owners', () => {
    for (const { card, customer_name: name, transaction_id: id } of paid) {
      const [, brand = '', digits] = /^\((\w+)\) \.\.\. (\d{4})$/.exec(card) ?? [];
      const found = cards.find(({ pan }: Json) => pan.endsWith(digits));
      expect(found, id).toMatchObject({ card_type: brand.toLowerCase() });
      expect(name, id).toBe(`${found.first_name} ${found.last_name}`);
    }
  });

  it('cost as much as the preview of fees shows', () => {
    const { cus_p_fee: percent, cus_d_fee: fixed } = example('feesInTtd').data;
    for (const {
      total,
      total_credited: credited,
      currency,
      fee_structure: label,
      transaction_id: id,
      status,
    } of paid) {
      if (currency !== 'TTD' || status !== 'success') continue;
      const cents = Math.round(Number(credited) * 100);
      expect(label, id).toBe(example('feesInTtd').data.fee_name);
      expect(total, id).toBe(((cents + Math.round((cents * percent) / 100) + fixed * 100) / 100).toFixed(2));
    }
  });

  it('credit an amount only if they succeeded', () => {
    expect(new Set(paid.map(({ status }: Json) => status))).toEqual(new Set(['success', 'failed']));
    for (const { status, total_credited: credited, transaction_id: id } of paid)
      expect(credited === '0.00', id).toBe(status === 'failed');
  });

  it('have fees that match the amount of the query', () => {
    const query = Object.fromEntries(
      parametersOf(operationNamed('GET /transactions/fees')).map(({ name, example: value }) => [name, value]),
    );
    expect(query).toEqual({ fee_structure: 'customer_pay', currency: 'TTD', amount: example('feesInTtd').data.org_t });
    for (const name of ['feesInTtd', 'feesInUsd']) {
      const fees = example(name).data;
      for (const side of ['cus', 'mer']) {
        expect(fees[`${side}_pd_fee`], name).toBeCloseTo((fees.org_t * fees[`${side}_p_fee`]) / 100, 10);
        expect(fees[`${side}_t_fee`], name).toBeCloseTo(fees[`${side}_pd_fee`] + fees[`${side}_d_fee`], 10);
        expect(fees[`${side}_t_desc`], name).toContain(fees[`${side}_t`].toFixed(2));
      }
      expect([fees.cus_t, fees.mer_t], name).toEqual([fees.org_t + fees.cus_t_fee, fees.org_t - fees.mer_t_fee]);
    }
  });

  it('are within the limits of the metadata', () => {
    const { currencies, totals } = example('transactionMeta').data;
    for (const { currency, total } of [...transactions, example('orderToCharge'), example('orderOfSubAccount')]) {
      expect(currencies).toContain(currency);
      expect(Number(total)).toBeGreaterThanOrEqual(totals[currency].minimum);
      expect(Number(total)).toBeLessThanOrEqual(totals[currency].maximum);
    }
    expect(example('chargeTotalTooSmall').message).toContain(` ${totals.TTD.minimum}.`);
    expect(example('chargeTotalTooLarge').message).toContain(` ${totals.TTD.maximum}.`);
  });
});
