import type { operations } from '@wapi/types';
import type { Withdrawal } from '../state/account.js';

type Filters = NonNullable<operations['getWithdrawalHistory']['parameters']['query']>;

/** Returns a predicate for withdrawals that meet every filter of a query. */
export function meetsFilters(query: Readonly<Record<string, unknown>>): (withdrawal: Withdrawal) => boolean {
  const filters: Filters = query;
  const {
    amount_min: least,
    amount_max: most,
    currency,
    reference,
    transaction_id: id,
    with_deleted: withDeleted,
  } = filters;
  const { start_date: start, end_date: end, 'status[]': statuses, 'withdrawal_type[]': types } = filters;
  return (withdrawal) => {
    const amount = Number(withdrawal.amount);
    const day = withdrawal.created_at.slice(0, 10);
    return [
      least === undefined || amount >= least,
      most === undefined || amount <= most,
      currency === undefined || withdrawal.currency === currency,
      reference === undefined || withdrawal.reference?.toLowerCase() === reference.toLowerCase(),
      id === undefined || withdrawal.transaction_id === id,
      withDeleted === true || withdrawal.deleted_at === null,
      start === undefined || day >= start,
      end === undefined || day <= end,
      statuses === undefined || statuses.includes(withdrawal.status),
      types === undefined || types.includes(withdrawal.withdrawal_type),
    ].every(Boolean);
  };
}
