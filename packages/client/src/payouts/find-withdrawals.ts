import type {
  CreateWithdrawalBody,
  GetWithdrawalHistoryData,
  GetWithdrawalHistoryQuery,
  WithdrawalsRetrieveOperations,
} from '../generated/operations.js';
import { maxPageSize } from '../generated/wire.js';
import { normalizeAmount } from '../once/decimal.js';

/** A withdrawal as returned by `withdrawals.list`. */
export type Withdrawal = GetWithdrawalHistoryData['data']['data'][number];

/** The part of a client that lists withdrawals. */
export interface WithdrawalsClient {
  readonly withdrawals: Pick<WithdrawalsRetrieveOperations, 'list'>;
}

export interface WithdrawalSearch {
  /**
   * Leaves out withdrawals from before this time. Subtract an hour, because clocks differ. A withdrawal without a
   * readable date is included.
   */
  since?: Date | undefined;
  /** Aborts the search. */
  signal?: AbortSignal | undefined;
}

/** The fields that identify a recipient, each with a function that normalizes its value for comparison. */
const RECIPIENT: Readonly<Record<string, (text: string) => string>> = {
  bank_account: keepLettersAndDigits,
  email: normalizeText,
  id_number: keepLettersAndDigits,
  phone: keepLettersAndDigits,
};

/** Matches a partly masked value in a list, such as `j***@example.com` or `XXXX1234`. */
const MASKED = /[*•#…]|x{3,}/i;

/** A day, in milliseconds. */
const DAY = 86_400_000;

/**
 * Finds the withdrawals that a `withdrawals.create` request with this body may have made. They have the same type,
 * currency and amount. At least one recipient field is also equal: bank account, e-mail address, identity number or
 * phone number. A withdrawal that shows none of these fields in full, such as a `normal` one, is included. Deleted
 * withdrawals are included too.
 *
 * WiPay assigns no order id to a withdrawal, so two equal withdrawals cannot be distinguished. An empty result does not
 * prove that no withdrawal was made: the request may still be in transit.
 *
 * @throws WapiError if the request for a page fails. An incomplete list is never returned
 */
export async function findWithdrawals(
  { withdrawals }: WithdrawalsClient,
  body: CreateWithdrawalBody,
  { since, signal }: WithdrawalSearch = {},
): Promise<Withdrawal[]> {
  const mayBeIt = (withdrawal: Withdrawal): boolean => mayBe(body, since, withdrawal);
  return listWithdrawals({ withdrawals }, since, signal, mayBeIt);
}

/**
 * Reads the whole list once.
 *
 * @param keep whether to return a withdrawal
 * @throws WapiError if the request for a page fails
 */
export async function listWithdrawals(
  { withdrawals }: WithdrawalsClient,
  since: Date | undefined,
  signal: AbortSignal | undefined,
  keep: (withdrawal: Withdrawal) => boolean,
): Promise<Withdrawal[]> {
  // Keyed by id, because a withdrawal occurs twice if the list grows during the search.
  const found = new Map<string, Withdrawal>();
  const query: GetWithdrawalHistoryQuery = {
    with_deleted: true,
    page_size: maxPageSize,
    // Start two days earlier, because WiPay does not document the time zone of `start_date`.
    start_date: since && new Date(since.getTime() - 2 * DAY).toISOString().slice(0, 10),
  };
  for await (const withdrawal of withdrawals.list(query, { signal })) {
    if (keep(withdrawal)) found.set(withdrawal.transaction_id, withdrawal);
  }
  return [...found.values()];
}

/** Whether a withdrawal may be the result of a request with this body that was sent at `since` or later. */
export function mayBe(body: CreateWithdrawalBody, since: Date | undefined, withdrawal: Withdrawal): boolean {
  const isOld = since !== undefined && Date.parse(withdrawal.created_at) < since.getTime();
  return (
    !isOld &&
    normalizeText(withdrawal.withdrawal_type) === normalizeText(body.withdrawal_type) &&
    normalizeText(withdrawal.currency) === normalizeText(body.currency) &&
    normalizeAmount(withdrawal.amount) === normalizeAmount(body.amount) &&
    hasSameRecipient(body, withdrawal)
  );
}

/**
 * One equal field is sufficient, because the API may format the other fields differently. If no field occurs in both,
 * the recipient may still be the same.
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
      const value = String(given[name] ?? '');
      const text = MASKED.test(value) ? '' : normalize(value);
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function normalizeText(text: string): string {
  return String(text).trim().toLowerCase();
}

function keepLettersAndDigits(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
