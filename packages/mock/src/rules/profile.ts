import type { AccountRule } from './rule.js';

/** Shows the caller's account. */
export const getUserProfile: AccountRule = ({ platform }, account) => ({
  status: 200,
  example: 'userProfile',
  why: 'the caller has a profile',
  fill(body) {
    const data = body['data'] as Record<string, unknown>;
    const balances = data['balances'] as Record<'local' | 'foreign', Record<string, unknown>>;
    // The documented sample shows the account number as a number.
    data['account_number'] = Number(account.accountNumber);
    data['account_type'] = account.accountType;
    balances.foreign['balance'] = account.balances.foreign;
    balances.local['balance'] = account.balances.local;
    balances.local['currency'] = platform.currency;
    data['bank_configured'] = { foreign: account.banks.foreign !== undefined, local: account.banks.local !== undefined };
    data['country'] = platform.country;
    data['email'] = account.email;
    data['first_name'] = account.firstName;
    data['last_name'] = account.lastName;
    data['phone'] = account.phone;
    data['profile_picture'] = account.picture;
    data['verified'] = account.verified;
  },
});
