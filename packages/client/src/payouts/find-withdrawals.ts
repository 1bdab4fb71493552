import type {
  CreateWithdrawalBody,
  GetWithdrawalHistoryData,
  GetWithdrawalHistoryQuery,
  WithdrawalsRetrieveOperations,
} from '../generated/operations.js';
import { maxPageSize } from '../generated/wire.js';
import { normalizeAmount } from '../once/decimal.js';

/** A withdrawal as lists contain it. */
export type Withdrawal = GetWithdrawalHistoryData['data']['data'][number];

/** The part of a client that lists withdrawals. */
export interface WithdrawalsClient {
  readonly withdrawals: Pick<WithdrawalsRetrieveOperations, 'list'>;
}

export interface WithdrawalSearch {
  /**
   * Leaves out older withdrawals. Subtract an hour, because clocks differ. A withdrawal without a readable date is
   * included.
   */
  since?: Date | undefined;
  /** Aborts the search. */
  signal?: AbortSignal | undefined;
}

/** The fields that identify a recipient, and how to compare their texts. */
const RECIPIENT: Readonly<Record<string, (text: string) => string>> = {
  bank_account: keepLettersAndDigits,
  email: (text) => text.trim().toLowerCase(),
  id_number: keepLettersAndDigits,
  phone: keepLettersAndDigits,
};

/** The characters by which a list may hide a part of a field, such as `j***@example.com` or `XXXX1234`. */
const MASKED = /[*•#…]|x{3,}/i;

/** A day, in milliseconds. */
const DAY = 86_400_000;

/**
 * Finds the withdrawals that the body of a `withdrawals.create` may have made: those with the same type, currency and
 * amount, and with one of the recipient's bank account, e-mail address, identity number or phone number. A withdrawal
 * that shows none of them in full is included, such as a `normal` one. Includes deleted withdrawals.
 *
 * WiPay assigns no order id to a withdrawal, so two equal withdrawals cannot be distinguished. An empty result does not
 * prove that no withdrawal was made: the request may still be in transit.
 *
 * @throws WapiError of the request for a page. A part of the list is never returned
 */
export async function findWithdrawals(
  { withdrawals }: WithdrawalsClient,
  body: CreateWithdrawalBody,
  { since, signal }: WithdrawalSearch = {},
): Promise<Withdrawal[]> {
  const found = new Map<string, Withdrawal>();
  const query: GetWithdrawalHistoryQuery = {
    with_deleted: true,
    page_size: maxPageSize,
    // WiPay does not document the time zone of this date, so it is two days earlier.
    start_date: since && new Date(since.getTime() - 2 * DAY).toISOString().slice(0, 10),
  };
  for await (const withdrawal of withdrawals.list(query, { signal })) {
    const isOld = since !== undefined && Date.parse(withdrawal.created_at) < since.getTime();
    if (!isOld && mayBe(body, withdrawal)) found.set(withdrawal.transaction_id, withdrawal);
  }
  return [...found.values()];
}

function mayBe(body: CreateWithdrawalBody, withdrawal: Withdrawal): boolean {
  return (
    withdrawal.withdrawal_type === body.withdrawal_type &&
    withdrawal.currency === body.currency &&
    normalizeAmount(withdrawal.amount) === normalizeAmount(body.amount) &&
    hasSameRecipient(body, withdrawal)
  );
}

/**
 * One equal field suffices, because the API may write the others differently. Without a common field, the recipient may
 * be the same.
 */
function hasSameRecipient(body: object, withdrawal: object): boolean {
  const shown = readRecipient(withdrawal);
  const common = [...readRecipient(body)].filter(([name]) => shown.has(name));
  return common.length === 0 || common.some(([name, text]) => shown.get(name) === text);
}

function readRecipient(record: object): Map<string, string> {
  const given = record as Readonly<Record<string, unknown>>;
  return new Map(
    Object.entries(RECIPIENT).flatMap(([name, normalize]) => {
      const value = given[name];
      const text = typeof value === 'string' && !MASKED.test(value) ? normalize(value) : '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function keepLettersAndDigits(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
