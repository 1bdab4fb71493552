import { type AccountRule, text } from './rule.js';

/** Shows the caller's account. */
export const getUserProfile: AccountRule = ({ platform }, account) => ({
  status: 200,
  example: 'userProfile',
  why: 'the caller has a profile',
  fill(body) {
    const data = body['data'] as Record<string, unknown>;
    const balances = data['balances'] as Record<'local' | 'foreign', Record<string, unknown>>;
    // Return the account number as a JSON number, as in the documented sample.
    data['account_number'] = Number(account.accountNumber);
    data['account_type'] = account.accountType;
    balances.foreign['balance'] = account.balances.foreign;
    balances.local['balance'] = account.balances.local;
    balances.local['currency'] = platform.currency;
    data['bank_configured'] = {
      foreign: account.banks.foreign !== undefined,
      local: account.banks.local !== undefined,
    };
    data['country'] = platform.country;
    data['email'] = account.email;
    data['first_name'] = account.firstName;
    data['last_name'] = account.lastName;
    data['phone'] = account.phone;
    data['profile_picture'] = account.picture;
    data['verified'] = account.verified;
  },
});

/** Replaces the password if the old password is right. */
export const updatePassword: AccountRule = ({ fields }, account) => {
  if (text(fields, 'old_password') !== account.password)
    return { status: 400, example: 'oldPasswordWrong', why: 'the old password is wrong' };
  account.password = text(fields, 'new_password');
  return { status: 200, example: 'ok', why: 'the old password was right' };
};

export const updatePhone: AccountRule = ({ fields }, account) => {
  account.phone = text(fields, 'phone');
  return { status: 200, example: 'ok', why: 'the phone number has the right form' };
};
