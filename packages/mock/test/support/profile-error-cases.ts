import { error, type ErrorCase, user } from './error-case.js';

const PASSWORDS = { old_password: 'Passw0rd!', new_password: 'N3w-Passw0rd!', confirm_password: 'N3w-Passw0rd!' };

/** One case for each error documented for the password and the phone number. */
export const profileErrorCases: ErrorCase[] = [
  error(
    'updatePassword',
    400,
    'oldPasswordWrong',
    'a wrong old password',
    user('wapi@test.com', 'PATCH', '/user/password', { ...PASSWORDS, old_password: 'another' }),
  ),
  error(
    'updatePassword',
    400,
    'passwordsDiffer',
    'a different confirmation',
    user('wapi@test.com', 'PATCH', '/user/password', { ...PASSWORDS, confirm_password: 'another' }),
  ),
  error(
    'updatePassword',
    400,
    'passwordUnchanged',
    'the old one again',
    user('wapi@test.com', 'PATCH', '/user/password', {
      old_password: 'Passw0rd!',
      new_password: 'Passw0rd!',
      confirm_password: 'Passw0rd!',
    }),
  ),
  error(
    'updatePassword',
    400,
    'passwordFieldInvalid',
    'no field',
    user('wapi@test.com', 'PATCH', '/user/password', {}),
  ),
  error('updatePhone', 400, 'phoneFormat', 'letters', user('wapi@test.com', 'PATCH', '/user/phone', { phone: 'none' })),
  error('updatePhone', 400, 'phoneRequired', 'no field', user('wapi@test.com', 'PATCH', '/user/phone', {})),
];
