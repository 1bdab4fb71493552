import { randomUUID } from 'node:crypto';
import type { components } from '@wapi/types';
import { type Account, replaceItem, type Withdrawal } from '../state/account.js';
import { balanceOf, credit, kindOf } from '../state/balance.js';
import { toCents, toText } from '../state/money.js';
import { exampleFor, exampleOf, toTimestamp } from '../state/samples.js';
import { newTransactionId } from '../state/transaction-id.js';
import { pageOf } from './page.js';
import { type AccountRule, type PublicRule, RESTRICTED, type RuleContext, text } from './rule.js';
import { meetsFilters } from './withdrawal-filters.js';
import type { Decision } from './decision.js';

type Meta = components['schemas']['WithdrawalMeta'];

/** Shows a page of the withdrawals that meet every filter. */
export const getWithdrawalHistory: AccountRule = (context, account) => {
  const { items, links, meta } = pageOf(account.withdrawals.filter(meetsFilters(context.query)), context);
  return {
    status: 200,
    example: 'withdrawals',
    why: `${meta.total} withdrawals meet the filters${warnAboutBoolean(context)}`,
    fill: (body) => void (body['data'] = { data: items, links, meta }),
  };
};

/**
 * Returns a warning if `with_deleted` is a boolean. Inferred: WiPay refuses booleans here; see the spec's discrepancy
 * `boolean-in-query`.
 */
function warnAboutBoolean({ request }: RuleContext): string {
  const value = new URLSearchParams(request.query).getAll('with_deleted').at(-1) ?? '';
  return ['', '0', '1'].includes(value) ? '' : '; send with_deleted as 1 or 0, because WiPay may refuse true and false';
}

/** Shows the withdrawal with the given id. If the caller has no such withdrawal, shows an empty list. */
export const retrieveWithdrawal: AccountRule = (context, account) => {
  const withdrawal = find(context, account);
  if (withdrawal === undefined)
    return { status: 200, example: 'withdrawalUnknown', why: 'the caller has no withdrawal with this id' };
  return {
    status: 200,
    example: 'withdrawal',
    why: 'the caller has the withdrawal',
    fill: (body) => void (body['data'] = withdrawal),
  };
};

/** Shows the allowed values for withdrawals on the platform. */
export const getWithdrawalMeta: PublicRule = ({ contract, platformId }) =>
  Promise.resolve({
    status: 200,
    example: exampleFor(contract, 'getWithdrawalMeta', platformId).name,
    why: 'the metadata is the same for all',
  });

/** Creates a withdrawal, and debits its amount and fee. */
export const createWithdrawal: AccountRule = (context, account) => {
  const { contract, platform, fields, clock } = context;
  if (account.restricted) return { status: 403, example: 'withdrawalForbidden', why: RESTRICTED };
  const currency = text(fields, 'currency');
  const refusal = refuseRecipient(context, account, currency);
  if (refusal !== undefined) return refusal;

  const sample = exampleOf(contract, 'withdrawalCreated')['data'] as Withdrawal;
  const amount = toCents(text(fields, 'amount'));
  const cost = amount + toCents(sample.fee_amount);
  if (balanceOf(account, currency, platform) < cost) {
    return { status: 403, example: 'withdrawalFundsMissing', why: 'the account holds less than amount and fee' };
  }
  const withdrawal = newWithdrawal(sample, fields as Readonly<Record<string, string>>, account, clock());
  credit(account, currency, platform, -cost);
  account.withdrawals = [withdrawal, ...account.withdrawals];
  return {
    status: 201,
    example: 'withdrawalCreated',
    why: 'the account holds enough',
    fill: (body) => void (body['data'] = withdrawal),
    afterCommit: () => context.webhooks.created(account.accountNumber, withdrawal),
  };
};

/** Deletes a withdrawal that is still reversible, and credits its amount and fee. */
export const deleteWithdrawal: AccountRule = (context, account) => {
  const withdrawal = find(context, account);
  if (withdrawal === undefined || !isReversible(withdrawal)) {
    return {
      status: 400,
      example: 'withdrawalNotDeletable',
      why: withdrawal ? `its status is ${withdrawal.status}` : 'the caller has no such withdrawal',
    };
  }
  const now = toTimestamp(context.clock());
  const deleted = { ...withdrawal, deleted_at: now, updated_at: now };
  account.withdrawals = replaceItem(account.withdrawals, withdrawal, deleted);
  credit(account, withdrawal.currency, context.platform, toCents(withdrawal.amount) + toCents(withdrawal.fee_amount));
  return { status: 200, example: 'withdrawalDeleted', why: `its status is ${withdrawal.status}` };
};

/** Finds a withdrawal that is not deleted. Only the history can show deleted withdrawals. */
function find({ parameters }: RuleContext, { withdrawals }: Account): Withdrawal | undefined {
  return withdrawals.find(
    ({ transaction_id: id, deleted_at: deletedAt }) => id === parameters['transaction_id'] && deletedAt === null,
  );
}

function isReversible({ status, withdrawal_type: type }: Withdrawal): boolean {
  return status === 0 || (status === 4 && type !== 'sub_unbanked');
}

/** Checks the bank and the identity document against the platform's metadata. */
function refuseRecipient(
  { contract, platform, platformId, fields }: RuleContext,
  account: Account,
  currency: string,
): Decision | undefined {
  const invalid = (example: string, why: string): Decision => ({ status: 400, example, why });
  const {
    bank_name: bankName,
    bank_account: number,
    id_type: idType,
    id_number: idNumber,
  } = fields as Readonly<Record<string, string | undefined>>;
  if (text(fields, 'withdrawal_type') === 'normal') {
    const isSet = account.banks[kindOf(currency, platform)] !== undefined;
    return isSet ? undefined : invalid('ownBankMissing', 'the caller has no bank account in the currency');
  }
  const { banks, ids } = (exampleFor(contract, 'getWithdrawalMeta', platformId).value as { data: Meta }).data;
  if (bankName !== undefined && number !== undefined) {
    const bank = banks.find(({ name }) => name === bankName);
    if (bank === undefined) return invalid('bankNameUnknown', 'the bank is not in the withdrawal metadata');
    const { min, max } = bank.account.length;
    if (number.length < min || number.length > (max ?? Infinity))
      return invalid('bankAccountLength', `the bank's numbers have ${min} to ${max} digits`);
  }
  // The documented sample has one document type. The formats of other types are unknown.
  const id = ids.find(({ type }) => type === idType);
  const fits = id === undefined || new RegExp(id.regex).test(idNumber ?? '');
  return fits ? undefined : invalid('idNumberFormat', 'the number does not have the format of its document type');
}

/** Creates a withdrawal from the request. Fields that do not apply to the withdrawal's type are null. */
function newWithdrawal(
  sample: Withdrawal,
  fields: Readonly<Record<string, string | undefined>>,
  { accountNumber }: Account,
  now: number,
): Withdrawal {
  const given = Object.fromEntries(Object.keys(sample).map((name) => [name, fields[name] ?? null]));
  return {
    ...sample,
    ...given,
    amount: toText(toCents(fields['amount'] ?? '')),
    created_at: toTimestamp(now),
    deleted_at: null,
    fee_amount: sample.fee_amount,
    reference: randomUUID(),
    status: 0,
    status_description: sample.status_description,
    transaction_id: newTransactionId(accountNumber, now, `W${String(now).slice(-5)}`),
    updated_at: toTimestamp(now),
  };
}
