import { type Account, isLinked } from '../state/account.js';
import { type AccountRule, type RuleContext, text } from './rule.js';
import type { Decision } from './decision.js';

/** Creates a sub-account, or links an existing account if the password is right. */
export const createAccount: AccountRule = async ({ accounts, fields }, caller) => {
  const existing = await accounts.byEmail(text(fields, 'email'));
  if (existing !== undefined) {
    if (existing.deactivated || existing.password !== text(fields, 'password')) {
      return {
        status: 400,
        example: 'accountCredentialsMismatch',
        why: 'another account has the e-mail address, with another password',
      };
    }
    const linked = { ...existing, linkedTo: [...new Set([...(existing.linkedTo ?? []), caller.accountNumber])] };
    return {
      ...withNumber(200, 'accountLinked', existing.accountNumber, 'the account existed and the password fits'),
      alsoSave: [linked],
    };
  }
  const accountNumber = await accounts.nextNumber();
  const created: Account = {
    accountNumber,
    accountType: 'PERSONAL',
    email: text(fields, 'email'),
    password: text(fields, 'password'),
    firstName: text(fields, 'first_name'),
    lastName: text(fields, 'last_name'),
    phone: caller.phone,
    verified: false,
    merchant: false,
    createdBy: caller.accountNumber,
    balances: { local: 0, foreign: 0 },
    picture: null,
    banks: {},
    transactions: [],
    trustedCards: [],
    withdrawals: [],
    checkouts: [],
  };
  return {
    ...withNumber(201, 'accountCreated', accountNumber, 'no account had the e-mail address'),
    alsoSave: [created],
  };
};

/** Shows a sub-account that the caller created or linked. */
export const retrieveAccount: AccountRule = async (context, caller) => {
  const { account, refusal } = await findLinked(context, caller);
  if (refusal !== undefined) return refusal;
  return {
    status: 200,
    example: 'account',
    why: 'the account is linked to the caller',
    fill(body) {
      body['data'] = { email: account.email, first_name: account.firstName, last_name: account.lastName };
    },
  };
};

/** Changes a sub-account that the caller created. */
export const updateAccount: AccountRule = async ({ accounts, parameters, fields }, caller) => {
  const account = await accounts.byNumber(parameters['account_number'] ?? '');
  if (account === undefined || account.deactivated || account.createdBy !== caller.accountNumber) {
    return { status: 400, example: 'accountNotModifiable', why: 'the account was not created by the caller' };
  }
  const { email, first_name: firstName, last_name: lastName, password } = fields as Partial<Record<string, string>>;
  const owner = email === undefined ? undefined : await accounts.byEmail(email);
  if (owner !== undefined && owner.accountNumber !== account.accountNumber) {
    return { status: 400, example: 'emailTaken', why: 'another account has the e-mail address' };
  }
  const changed = {
    ...account,
    email: email ?? account.email,
    firstName: firstName ?? account.firstName,
    lastName: lastName ?? account.lastName,
    password: password ?? account.password,
  };
  return { status: 200, example: 'ok', why: 'the caller created the account', alsoSave: [changed] };
};

/** Deactivates a sub-account that the caller created, or unlinks a sub-account that the caller only linked. */
export const deleteAccount: AccountRule = async (context, caller) => {
  const { account, refusal } = await findLinked(context, caller);
  if (refusal !== undefined) return refusal;
  const created = account.createdBy === caller.accountNumber;
  const linkedTo = (account.linkedTo ?? []).filter((number) => number !== caller.accountNumber);
  return {
    status: 200,
    example: 'ok',
    why: created ? 'the caller created the account' : 'the account was linked to the caller',
    alsoSave: [created ? { ...account, deactivated: true } : { ...account, linkedTo }],
  };
};

type Linked = { account: Account; refusal?: never } | { account?: never; refusal: Decision };

async function findLinked({ accounts, parameters }: RuleContext, caller: Account): Promise<Linked> {
  const account = await accounts.byNumber(parameters['account_number'] ?? '');
  if (account === undefined || account.deactivated) {
    return { refusal: { status: 400, example: 'accountNumberInvalid', why: 'no active account has this number' } };
  }
  if (!isLinked(account, caller)) {
    return {
      refusal: { status: 403, example: 'accountNotAuthorized', why: 'the account is not linked to the caller' },
    };
  }
  return { account };
}

function withNumber(status: number, example: string, accountNumber: string, why: string): Decision {
  return {
    status,
    example,
    why,
    fill(body) {
      body['data'] = { account_number: accountNumber };
    },
  };
}
