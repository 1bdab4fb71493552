import type { AccountRule } from './rule.js';

/** Changes a sub-account that the caller created. */
export const updateAccount: AccountRule = async ({ accounts, parameters, fields }, caller) => {
  const account = await accounts.byNumber(parameters['account_number'] ?? '');
  if (account === undefined || account.createdBy !== caller.accountNumber) {
    return { status: 400, example: 'accountNotModifiable', why: 'the account was not created by the caller' };
  }
  const { email, first_name: firstName, last_name: lastName, password } = fields as Partial<Record<string, string>>;
  if (email !== undefined && email !== account.email && (await accounts.byEmail(email)) !== undefined) {
    return { status: 400, example: 'emailTaken', why: 'another account has the e-mail address' };
  }
  await accounts.save({
    ...account,
    email: email ?? account.email,
    firstName: firstName ?? account.firstName,
    lastName: lastName ?? account.lastName,
    password: password ?? account.password,
  });
  return { status: 200, example: 'ok', why: 'the caller created the account' };
};
