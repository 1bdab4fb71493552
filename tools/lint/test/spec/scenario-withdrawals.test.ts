// Tests the second part of the scenario: withdrawals, their events, pages of lists, and dates.
import { describe, expect, it } from 'vitest';
import { bundle, example, objectsIn, operationNamed, parametersOf, resolveRef, webhooks } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const transactions = example('transactions');
const history = example('withdrawals').data;
const [theWithdrawal] = history.data;
const events = webhooks.map(({ id }) => ({ id, value: example(id) }));

describe('withdrawals', () => {
  it('are the same after creation, in the history and alone', () => {
    expect(example('withdrawal').data).toEqual(theWithdrawal);
    expect(example('withdrawalCreated').data).toEqual(theWithdrawal);
    expect(example('withdrawalUnknown').data).toEqual([]);
  });

  it('have the values of their request', () => {
    expect(theWithdrawal).toMatchObject(example('bankedRecipient'));
    for (const field of ['bank_account_type', 'bank_branch', 'recipient_name', 'deleted_at'])
      expect(theWithdrawal[field], field).toBeNull();
  });

  it.each(['GET', 'DELETE'])('appear in the path of %s', (method) => {
    const [{ example: id }] = parametersOf(operationNamed(`${method} /withdrawals/{transaction_id}`));
    expect(id).toBe(theWithdrawal.transaction_id);
  });

  it('can be deleted if a deletion names them', () => {
    expect(theWithdrawal).toMatchObject({ status: 0, deleted_at: null });
  });

  it('have exactly the fields of their type', () => {
    const { oneOf } = bundle.components.schemas.WithdrawalCreate;
    const asked = [
      'email',
      'phone',
      'bank_name',
      'bank_account',
      'name_in_bank',
      'id_type',
      'id_number',
      'recipient_name',
    ];
    for (const withdrawal of history.data) {
      const schema = oneOf
        .map(resolveRef)
        .find(({ properties }: Json) => properties.withdrawal_type.const === withdrawal.withdrawal_type);
      const filled = asked.filter((field) => withdrawal[field] !== null);
      expect(filled, withdrawal.transaction_id).toEqual(asked.filter((field) => field in schema.properties));
    }
  });

  it.each([
    ['withdrawalMeta', ['bankedRecipient', 'unbankedRecipient']],
    ['withdrawalMetaInJamaica', ['bankedRecipientInJamaica']],
  ])('are within the limits of %s', (name, requests) => {
    const meta = example(name).data;
    for (const request of requests.map(example)) {
      expect(meta.withdrawal_types).toContain(request.withdrawal_type);
      const document = meta.ids.find(({ type }: Json) => type === request.id_type);
      expect(request.id_number).toMatch(new RegExp(document.regex));
      if (request.bank_name === undefined) continue;
      const bank = meta.banks.find((candidate: Json) => candidate.name === request.bank_name);
      expect(request.bank_account.length).toBeGreaterThanOrEqual(bank.account.length.min);
      expect(request.bank_account.length).toBeLessThanOrEqual(bank.account.length.max);
      // Only Jamaica has branches and account types.
      expect(bank.branches ?? [undefined]).toContain(request.bank_branch);
      expect(bank.account.type ?? [undefined]).toContain(request.bank_account_type);
    }
  });

  it('have the description of their status', () => {
    for (const name of ['withdrawalMeta', 'withdrawalMetaInJamaica']) {
      const words = Object.fromEntries(
        example(name).data.statuses.map(({ value, description }: Json) => [value, description]),
      );
      for (const { status, status_description: text } of [...history.data, ...events.map(({ value }) => value.data)])
        expect(text).toBe(words[status]);
    }
  });

  it('go to one person with the same address, phone and document everywhere, who also pays', () => {
    const people = [
      ...history.data,
      example('bankedRecipient'),
      example('unbankedRecipient'),
      ...events.map(({ value }) => value.data),
    ];
    const of = (key: Json) =>
      new Set(people.map((person) => person[key]).filter((value) => value !== null && value !== undefined));
    for (const key of ['email', 'phone', 'id_number', 'id_type', 'name_in_bank', 'recipient_name'])
      expect(of(key).size, key).toBe(1);
    const payers = new Set(
      transactions.data.flatMap(({ customer_email: email, customer_name: name }: Json) =>
        email ? [`${name} ${email}`] : [],
      ),
    );
    expect([...payers]).toEqual([`${[...of('name_in_bank')][0]} ${[...of('email')][0]}`]);
    expect(of('recipient_name')).toEqual(of('name_in_bank'));
  });

  it('match each filter of the list, and only one matches all of them', () => {
    const { path, operation } = operationNamed('GET /withdrawals');
    const filters = Object.fromEntries(
      parametersOf({ path, operation }).map(({ name, example: value }) => [name, value]),
    );
    const found = history.data.filter(
      (item: Json) =>
        Number(item.amount) >= filters['amount_min'] &&
        Number(item.amount) <= filters['amount_max'] &&
        item.currency === filters['currency'] &&
        item.reference === filters['reference'] &&
        filters['status[]'].includes(item.status) &&
        item.transaction_id === filters['transaction_id'] &&
        filters['withdrawal_type[]'].includes(item.withdrawal_type) &&
        item.created_at.slice(0, 10) >= filters['start_date'] &&
        item.created_at.slice(0, 10) <= filters['end_date'],
    );
    expect(found).toEqual([theWithdrawal]);
  });
});

describe('events', () => {
  it.each(events.map(({ id, value }) => [id, value]))(
    'like %s contain the withdrawal with a changed status',
    (_id, { data, occurred_at: when }) => {
      const { status, status_description: text } = data;
      expect(data).toEqual({ ...theWithdrawal, status, status_description: text, updated_at: when });
    },
  );

  it('happened after the request and in a possible order', () => {
    const when: Json = Object.fromEntries(
      events.map(({ value }) => [value.data.status, Date.parse(value.occurred_at)]),
    );
    // A withdrawal is sent to the bank and then completed. Compliance may hold it, and then releases or refunds it. A
    // withdrawal may also be held and then used for a refund or a chargeback.
    for (const [earlier, later] of ['01', '12', '03', '34', '35', '87', '96'].map((pair): [string, string] => [
      pair.charAt(0),
      pair.charAt(1),
    ])) {
      expect(when[later], `${later} after ${earlier}`).toBeGreaterThan(when[earlier]);
    }
    expect(Math.min(...Object.values<Json>(when))).toBe(Date.parse(theWithdrawal.created_at));
  });

  it('are sent within a minute, and the headers belong to the first', () => {
    const { WebhookId: id, WebhookTimestamp: timestamp, WebhookVersion: version } = bundle.components.parameters;
    const value = events.find((event) => event.value.id === id.example)?.value;
    const delay = timestamp.example - Date.parse(value.occurred_at) / 1000;
    expect(value.data.status).toBe(0);
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThan(60);
    expect(version.example).toBe(version.schema.const);
  });
});

describe('pages', () => {
  it.each([
    ['transactions', transactions.data, transactions],
    ['withdrawals', history.data, history],
  ])('of %s match their meta and links', (path, items, { meta, links }) => {
    const url = `https://ttsb.wipayfinancial.com/wapi/${path}`;
    expect(meta).toEqual({
      current_page: 1,
      from: 1,
      last_page: 1,
      path: url,
      per_page: 15,
      to: items.length,
      total: items.length,
    });
    for (const link of [links.first, links.last]) {
      const { origin, pathname, searchParams } = new URL(link);
      expect([origin + pathname, searchParams.get('page')]).toEqual([url, '1']);
    }
    expect([links.prev, links.next]).toEqual([null, null]);
  });

  it('of transactions have the environment of the query in their links', () => {
    const [environment] = parametersOf(operationNamed('GET /transactions'));
    expect(new URL(transactions.links.first).searchParams.get(environment.name)).toBe(environment.example);
  });

  it.each([
    ['transactions', transactions.data.map(({ date }: Json) => date)],
    ['withdrawals', history.data.map(({ created_at: date }: Json) => date)],
  ])('of %s are sorted by date, newest first', (_name, dates) => {
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(new Set(dates).size).toBe(dates.length);
  });
});

describe('dates', () => {
  const digitsOf = (date: Json) => date.replace(/\D/g, '');

  it('are part of the ids of transactions and withdrawals', () => {
    for (const { transaction_id: id, date } of transactions.data) expect(id.split('-').at(-1)).toBe(digitsOf(date));
    for (const { transaction_id: id, created_at: date } of history.data)
      expect(id.split('-').at(-1)).toBe(digitsOf(date));
  });

  it('of a withdrawal are in the order created, updated, deleted', () => {
    for (const { created_at: created, updated_at: updated, deleted_at: deleted } of [
      ...history.data,
      ...events.map(({ value }) => value.data),
    ]) {
      expect(Date.parse(updated)).toBeGreaterThanOrEqual(Date.parse(created));
      expect(Date.parse(deleted ?? updated)).toBeGreaterThanOrEqual(Date.parse(updated));
    }
    // `updated_at` differs from `created_at` exactly if the withdrawal is no longer in its first status.
    for (const { status, created_at: created, updated_at: updated } of history.data)
      expect(status === 0).toBe(created === updated);
  });

  it('are in UTC', () => {
    const written = JSON.stringify(bundle.components.examples).match(/\d{4}-\d{2}-\d{2}T[^"]*/g);
    expect(written?.length).toBeGreaterThan(40);
    for (const date of written ?? []) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  });
});

describe('texts', () => {
  it('are not placeholders, except for the documented dots', () => {
    const texts = Object.entries<Json>(bundle.components.examples).flatMap(([name, { value }]) =>
      [...objectsIn({ value })].flatMap(({ value: node }) =>
        Object.values<Json>(node)
          .filter((text) => typeof text === 'string')
          .map((text) => [name, text]),
      ),
    );
    const placeholder =
      /^(?:string|text|foo|bar|baz|example|sample|tbd|xxx+|\.\.\.|…|abc|123)$|lorem|todo|fixme|<[^>]+>/i;
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter(([, text = '']) => placeholder.test(text)).map(([name]) => name)).toEqual([
      'accountNotModifiable',
    ]);
  });
});
