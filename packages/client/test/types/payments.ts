import { createRawClient } from '../../src/raw.js';
import { expectTypeOf } from 'vitest';
import type {
  ChargeTrustedCardBody,
  components,
  CreateWithdrawalBody,
  GetTransactionFeesQuery,
  GetTransactionHistoryQuery,
  GetWithdrawalHistoryQuery,
  RetrieveTransactionData,
  RetrieveTrustedCardData,
  RetrieveWithdrawalData,
  Wapi,
  WebhookEvent,
} from '../../src/index.js';

// This file is type-checked but never runs. `typecheck` fails if an assertion is wrong, or if a line after
// `@ts-expect-error` has no error.

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

declare const wapi: Wapi;
declare const transaction: RetrieveTransactionData['data'];
declare const event: WebhookEvent;

declare function never(work: () => unknown): void;

export function queriesHaveTheSpecsNamesWithoutBrackets(): void {
  expectTypeOf(wapi.withdrawals.list).parameter(0).toEqualTypeOf<GetWithdrawalHistoryQuery | undefined>();
  expectTypeOf<keyof GetWithdrawalHistoryQuery>().toEqualTypeOf<
    | 'page_size'
    | 'page'
    | 'amount_min'
    | 'amount_max'
    | 'currency'
    | 'reference'
    | 'status'
    | 'transaction_id'
    | 'with_deleted'
    | 'withdrawal_type'
    | 'start_date'
    | 'end_date'
  >();
  expectTypeOf<GetWithdrawalHistoryQuery['status']>().toEqualTypeOf<Schema<'WithdrawalStatus'>[] | undefined>();
  expectTypeOf<GetWithdrawalHistoryQuery['start_date']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<GetTransactionHistoryQuery['environment']>().toEqualTypeOf<'sandbox' | 'live'>();
  expectTypeOf<keyof GetTransactionFeesQuery>().toEqualTypeOf<'fee_structure' | 'currency' | 'amount'>();

  never(() => wapi.withdrawals.list());
  never(() => wapi.withdrawals.list({ status: [0, 4], page: undefined }, { signal: AbortSignal.timeout(1) }));
  // @ts-expect-error -- unknown query parameter `statis`
  never(() => wapi.withdrawals.list({ statis: [0] }));
  // @ts-expect-error -- `status[]` is the name in the request; the method's name is `status`
  never(() => wapi.withdrawals.list({ 'status[]': [0] }));
  // @ts-expect-error -- unknown withdrawal status 10
  never(() => wapi.withdrawals.list({ status: [10] }));
  // @ts-expect-error -- `status` must be a list
  never(() => wapi.withdrawals.list({ status: 0 }));
  // @ts-expect-error -- unknown withdrawal type `sub-banked`
  never(() => wapi.withdrawals.list({ withdrawal_type: ['sub-banked'] }));
  // @ts-expect-error -- `start_date` must be a string, because a `Date` also has a time
  never(() => wapi.withdrawals.list({ start_date: new Date() }));
  // @ts-expect-error -- the options were passed in place of the query
  never(() => wapi.withdrawals.list({ signal: AbortSignal.timeout(1) }));
  // @ts-expect-error -- `environment` is required
  never(() => wapi.transactions.list({ page: 2 }));
  // @ts-expect-error -- the query is required
  never(() => wapi.transactions.list());
}

export function rawHasTheSpecsNames(): void {
  never(() => createRawClient(wapi).GET('/withdrawals', { params: { query: { 'status[]': [0, 4] } } }));
  never(() =>
    createRawClient(wapi)
      .GET('/withdrawals', { params: { query: { 'status[]': [0, 4] } } })
      .then(({ data }) => data?.data.links.next),
  );
  // @ts-expect-error -- `status` is the method's name; the spec's name is `status[]`
  never(() => createRawClient(wapi).GET('/withdrawals', { params: { query: { status: [0, 4] } } }));
  // @ts-expect-error -- the path parameter is required
  never(() => createRawClient(wapi).GET('/withdrawals/{transaction_id}'));
}

export function aSuccessMayBeUndocumented(): void {
  never(async () => {
    const charged = await wapi.trustedCards.charge('uuid', {} as never);
    // @ts-expect-error -- `url` may be missing even if the status code is documented
    if (charged.status === 200) void charged.data.url;
    if (charged.status === 200 && charged.documented) expectTypeOf(charged.data.url).toEqualTypeOf<string>();
    if (!charged.documented) expectTypeOf(charged.data).toEqualTypeOf<unknown>();
    if (charged.status === 400) expectTypeOf(charged.documented).toEqualTypeOf<true>();
    const verified = await wapi.trustedCards.verify('uuid', { amount: '0.80' });
    // This success requires only its message, so its status code is sufficient.
    if (verified.status === 200) expectTypeOf(verified.data.message).toBeString();
  });
}

export function charges(): void {
  const order = {
    currency: 'TTD',
    fee_structure: 'split',
    order_id: '1',
    origin: 'shop',
    response_url: 'https://shop.example.com',
  } as const;
  expectTypeOf(wapi.trustedCards.charge).parameter(1).toEqualTypeOf<ChargeTrustedCardBody>();
  never(() => wapi.trustedCards.charge('uuid', { ...order, total: '155.00' }));
  // @ts-expect-error -- unknown currency `EUR`
  never(() => wapi.trustedCards.charge('uuid', { ...order, total: '155.00', currency: 'EUR' }));
  // @ts-expect-error -- unknown fee structure `customer`
  never(() => wapi.trustedCards.charge('uuid', { ...order, total: '155.00', fee_structure: 'customer' }));
  // @ts-expect-error -- `total` is required
  never(() => wapi.trustedCards.charge('uuid', order));
  // @ts-expect-error -- unknown field `acount_number`
  never(() => wapi.trustedCards.charge('uuid', { ...order, total: '155.00', acount_number: '1428855397' }));
  // @ts-expect-error -- an account number must be a string, because a number would lose leading zeros
  never(() => wapi.trustedCards.charge('uuid', { ...order, total: '155.00', account_number: 1428855397 }));
  // @ts-expect-error -- the body and the card are swapped
  never(() => wapi.trustedCards.charge({ ...order, total: '155.00' }, 'uuid'));
}

export function withdrawalsAreOneOfThree(): void {
  const money = { currency: 'TTD', amount: '25.00' } as const;
  const person = {
    ...money,
    email: 'a@example.com',
    phone: '+1868',
    id_type: 'passport',
    id_number: 'TB963809',
  } as const;
  expectTypeOf(wapi.withdrawals.create).parameter(0).toEqualTypeOf<CreateWithdrawalBody>();
  expectTypeOf<CreateWithdrawalBody['withdrawal_type']>().toEqualTypeOf<'normal' | 'sub_banked' | 'sub_unbanked'>();
  never(() => wapi.withdrawals.create({ withdrawal_type: 'normal', ...money }));
  never(() => wapi.withdrawals.create({ withdrawal_type: 'sub_unbanked', ...person, recipient_name: 'Jane Doe' }));
  // @ts-expect-error -- unknown withdrawal type `sub`
  never(() => wapi.withdrawals.create({ withdrawal_type: 'sub', ...money }));
  never(() =>
    wapi.withdrawals.create({
      withdrawal_type: 'sub_unbanked',
      ...person,
      recipient_name: 'Jane Doe',
      // @ts-expect-error -- a withdrawal to a recipient without a bank account has no `bank_name`
      bank_name: 'First Citizens',
    }),
  );
  // @ts-expect-error -- `recipient_name` is required
  never(() => wapi.withdrawals.create({ withdrawal_type: 'sub_unbanked', ...person }));
  // @ts-expect-error -- `bank_account` is required
  never(() => wapi.withdrawals.create({ withdrawal_type: 'sub_banked', ...person, name_in_bank: 'Jane Doe' }));
  // @ts-expect-error -- a `normal` withdrawal always pays the caller's own bank account
  never(() => wapi.withdrawals.create({ withdrawal_type: 'normal', ...money, bank_account: '1234567890' }));
  never(() =>
    wapi.withdrawals.create({
      withdrawal_type: 'sub_unbanked',
      ...person,
      recipient_name: 'Jane Doe',
      // @ts-expect-error -- unknown identity document `library_card`
      id_type: 'library_card',
    }),
  );
  // @ts-expect-error -- `withdrawal_type` is required
  never(() => wapi.withdrawals.create(money));
}

export function transactionsNarrowByStatus(): void {
  // @ts-expect-error -- `total_credited` depends on the status, which was not checked yet
  void transaction.total_credited;
  if (transaction.status === 'incomplete') {
    // @ts-expect-error -- `total_credited` is missing until the customer has paid
    void transaction.total_credited;
    return;
  }
  expectTypeOf(transaction.total_credited).toEqualTypeOf<string>();
  expectTypeOf(transaction.total).toEqualTypeOf<string>();
  expectTypeOf(transaction).toExtend<Schema<'AttemptedTransaction'>>();
}

export function aResultNarrowsDownToTheTransaction(): void {
  never(async () => {
    const result = await wapi.transactions.retrieve('id');
    if (result.documented && result.data?.data.status === 'success')
      expectTypeOf(result.data.data.total_credited).toEqualTypeOf<string>();
    for (const item of (await wapi.transactions.list({ environment: 'live' }).orThrow()).data) {
      if (item.status === 'success') expectTypeOf(item.card).toEqualTypeOf<string>();
      // @ts-expect-error -- unknown status `succes`, so the comparison is always false
      if (item.status === 'succes') return;
    }
  });
}

export function whatIsNotThereIsAnEmptyList(): void {
  expectTypeOf<RetrieveWithdrawalData['data']>().toEqualTypeOf<Schema<'Withdrawal'> | never[]>();
  expectTypeOf<RetrieveTrustedCardData['data']>().toEqualTypeOf<Schema<'TrustedCard'>[] | Schema<'TrustedCard'>>();
  never(async () => {
    const { data } = await wapi.withdrawals.retrieve('id').orThrow();
    // @ts-expect-error -- the withdrawal may not exist, so `data` may be an empty list
    void data.amount;
    if (!Array.isArray(data)) expectTypeOf(data.amount).toEqualTypeOf<string>();
  });
}

export function pages(): void {
  never(async () => {
    const transactions = await wapi.transactions.list({ environment: 'live' }).orThrow();
    expectTypeOf(transactions.links.next).toEqualTypeOf<string | null>();
    const withdrawals = await wapi.withdrawals.list().orThrow();
    expectTypeOf(withdrawals.data.meta.last_page).toEqualTypeOf<number>();
  });
}

export function webhooksAreToldByTheirEvent(): void {
  expectTypeOf(event.data.amount).toEqualTypeOf<string>();
  // @ts-expect-error -- unknown event `withdrawal.completed`
  if (event.event === 'withdrawal.completed') return;
  if (event.event === 'withdrawal.transaction_completed')
    expectTypeOf(event.event).toEqualTypeOf<'withdrawal.transaction_completed'>();
}
