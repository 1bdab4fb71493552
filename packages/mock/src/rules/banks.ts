import type { Schema } from '@wapi/types';
import type { Fields } from '@wapi/validation';
import type { Account, BankDetails } from '../state/account.js';
import { bankSchema, type BankKind } from '../state/seeded-banks.js';
import type { AccountRule, RuleContext } from './rule.js';

/** Shows both bank accounts. */
export const getBanks: AccountRule = (context, account) => ({
  status: 200,
  example: 'banks',
  why: 'both bank accounts are always shown',
  fill(body) {
    const data = body['data'] as Record<string, unknown>;
    for (const kind of ['local', 'foreign'] as const) data[kind] = show(context, account, kind);
  },
});

/** Shows one bank account. */
export const getBank =
  (kind: BankKind): AccountRule =>
  (context, account) => ({
    status: 200,
    example: `${kind}Bank`,
    why: account.banks[kind] ? `a ${kind} bank account is set up` : `no ${kind} bank account is set up`,
    fill(body) {
      body['data'] = { [kind]: show(context, account, kind) };
    },
  });

/** Sets up a bank account if none exists. */
export const createBank =
  (kind: BankKind): AccountRule =>
  ({ fields }, account) => {
    if (account.banks[kind] !== undefined)
      return { status: 409, example: `${kind}BankExists`, why: `a ${kind} bank account is set up` };
    account.banks = { ...account.banks, [kind]: details(fields) };
    return { status: 201, example: 'created', why: `no ${kind} bank account was set up` };
  };

/** Changes some details of an existing bank account. */
export const updateBank =
  (kind: BankKind): AccountRule =>
  ({ fields }, account) => {
    const before = account.banks[kind];
    if (before === undefined) return missing(kind);
    account.banks = { ...account.banks, [kind]: { ...before, ...details(fields) } };
    return { status: 200, example: 'ok', why: `a ${kind} bank account was set up` };
  };

/** Removes an existing bank account. */
export const deleteBank =
  (kind: BankKind): AccountRule =>
  (_context, account) => {
    const { [kind]: before, ...rest } = account.banks;
    if (before === undefined) return missing(kind);
    account.banks = rest;
    return { status: 200, example: 'ok', why: `a ${kind} bank account was set up` };
  };

function missing(kind: BankKind): ReturnType<AccountRule> {
  return { status: 400, example: `${kind}BankMissing`, why: `no ${kind} bank account is set up` };
}

function details(fields: Fields): BankDetails {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') texts[name] = value;
  return texts;
}

/** Returns a bank account as the API shows it, with every field of the spec's schema. Missing values are null. */
function show(
  { contract, platform, platformId }: RuleContext,
  account: Account,
  kind: BankKind,
): Record<string, unknown> {
  const bank = account.banks[kind];
  const schema = contract.schemas[kind === 'local' ? 'LocalBank' : 'ForeignBank'] as Schema;
  const { required = [] } = bankSchema(contract, kind, platformId);
  return Object.fromEntries(
    Object.keys(schema.properties ?? {}).map((name) => {
      if (name === 'currency') return [name, kind === 'local' ? platform.currency : 'USD'];
      if (name === 'has_all_details')
        return [name, bank !== undefined && required.every((field) => bank[field] !== undefined)];
      return [name, bank?.[name] ?? null];
    }),
  );
}
