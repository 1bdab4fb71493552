import type { Mock } from '../../src/index.js';
import { bearer, type FormInput, persona, type Reply, send } from './caller.js';
import { image } from './images.js';
import { as, error, exampleForm, key, type ErrorCase, user } from './error-case.js';

const LOCAL = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '123456789012' };
const FOREIGN = exampleForm('createForeignBank', 'foreignBankDetails');

const ACCOUNT = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };

/** One case for each error documented for tokens, accounts, pictures and bank accounts. */
export const accountErrorCases: ErrorCase[] = [
  error('createToken', 400, 'invalidScopes', 'a scope that does not exist', (mock) =>
    grant(mock, { scopes: 'wapi-nothing' }),
  ),
  error('createToken', 400, 'tokenFieldInvalid', 'no e-mail address', (mock) => grant(mock, { email: '' })),
  error('createToken', 401, 'credentialsIncorrect', 'a wrong password', (mock) =>
    grant(mock, { password: 'Passw0rd?' }),
  ),
  error('createToken', 403, 'scopeNotAllowed', 'account scopes without being an MMA', (mock) =>
    grant(mock, { scopes: 'wapi-accounts-update' }),
  ),

  error(
    'createPicture',
    409,
    'pictureExists',
    'a second picture',
    user('wapi@test.com', 'POST', '/user/picture', { picture: image('png') }),
  ),
  error(
    'createPicture',
    400,
    'pictureType',
    'a text file',
    user('new@test.com', 'POST', '/user/picture', { picture: new File(['text'], 'photo.png') }),
  ),
  error(
    'createPicture',
    400,
    'pictureTooLarge',
    'more than 5 MB',
    user('new@test.com', 'POST', '/user/picture', { picture: image('png', { size: 5_242_881 }) }),
  ),
  error('createPicture', 400, 'pictureRequired', 'no file', user('new@test.com', 'POST', '/user/picture')),
  error(
    'updatePicture',
    400,
    'pictureMissing',
    'no picture to replace',
    user('new@test.com', 'PATCH', '/user/picture', { picture: image('png') }),
  ),
  error(
    'updatePicture',
    400,
    'pictureType',
    'a text file',
    user('wapi@test.com', 'PATCH', '/user/picture', { picture: new File(['text'], 'photo.png') }),
  ),
  error(
    'updatePicture',
    400,
    'pictureTooLarge',
    'more than 5 MB',
    user('wapi@test.com', 'PATCH', '/user/picture', { picture: image('png', { size: 5_242_881 }) }),
  ),
  error('updatePicture', 400, 'pictureRequired', 'no file', user('wapi@test.com', 'PATCH', '/user/picture')),
  error('deletePicture', 400, 'pictureMissing', 'no picture', user('new@test.com', 'DELETE', '/user/picture')),

  ...(['local', 'foreign'] as const).flatMap((kind): ErrorCase[] => {
    const nameField = kind === 'local' ? 'name in bank' : 'beneficiary name';
    const Kind = kind === 'local' ? 'Local' : 'Foreign';
    const path = `/user/banks/${kind}`;
    const all = kind === 'local' ? LOCAL : FOREIGN;
    const change: FormInput = kind === 'local' ? { name_in_bank: 'Jane Smith' } : { beneficiary_name: 'Jane Smith' };
    return [
      error(`create${Kind}Bank`, 400, `${kind}BankInvalid`, 'a missing field', user('new@test.com', 'POST', path, {})),
      error(`create${Kind}Bank`, 409, `${kind}BankExists`, 'a second one', twice(`/user/banks/${kind}`, all)),
      error(
        `create${Kind}Bank`,
        403,
        'notVerified',
        'an unverified account',
        user('unverified@test.com', 'POST', path, all),
      ),
      error(`update${Kind}Bank`, 400, 'noFields', 'no field', user('wapi@test.com', 'PATCH', path, {})),
      error(
        `update${Kind}Bank`,
        400,
        `${kind}BankMissing`,
        'no bank account to change',
        user('new@test.com', 'PATCH', path, change),
      ),
      {
        operation: `update${Kind}Bank`,
        status: 400,
        example: `${kind}BankChangeInvalid`,
        cause: 'a field that is too long',
        message: `The ${nameField} must not be greater than 255 characters.`,
        trigger: user('wapi@test.com', 'PATCH', path, tooLong(change)),
      },
      error(
        `update${Kind}Bank`,
        403,
        'notVerified',
        'an unverified account',
        user('unverified@test.com', 'PATCH', path, change),
      ),
      error(
        `delete${Kind}Bank`,
        400,
        `${kind}BankMissing`,
        'no bank account to delete',
        user('new@test.com', 'DELETE', path),
      ),
    ];
  }),

  error(
    'updateAccount',
    400,
    'accountNumberFormat',
    'letters in the number',
    as('mma@test.com', 'wapi-accounts-all', 'PATCH', '/accounts/12a4', { first_name: 'Ann' }),
  ),
  error(
    'updateAccount',
    400,
    'accountNotModifiable',
    'an account of a different owner',
    as('mma@test.com', 'wapi-accounts-all', 'PATCH', '/accounts/1234567890', { first_name: 'Ann' }),
  ),
  error(
    'updateAccount',
    400,
    'accountFieldInvalid',
    'no e-mail address',
    as('mma@test.com', 'wapi-accounts-all', 'PATCH', '/accounts/1428855397', { email: 'john' }),
  ),
  error(
    'updateAccount',
    400,
    'noAccountFields',
    'no field',
    as('mma@test.com', 'wapi-accounts-all', 'PATCH', '/accounts/1428855397', {}),
  ),
  error(
    'updateAccount',
    400,
    'emailTaken',
    'the e-mail address of a different account',
    as('mma@test.com', 'wapi-accounts-all', 'PATCH', '/accounts/1428855397', { email: 'new@test.com' }),
  ),
  error('updateAccount', 403, 'forbidden', 'an account that is no longer an MMA', async (mock) =>
    send(mock, 'PATCH', '/accounts/1428855397', {
      headers: await key(mock, 'former-mma@test.com'),
      form: { first_name: 'Ann' },
    }),
  ),

  error('refreshToken', 400, 'refreshTokenMissing', 'no token', (mock) =>
    send(mock, 'POST', '/auth/tokens/refresh', { form: {} }),
  ),
  error('refreshToken', 403, 'scopesNotAllowedAnyMore', 'a former MMA', refreshAsFormerMerchant),
  error(
    'revokeToken',
    403,
    'revocationForbidden',
    'a restricted account',
    as('restricted@test.com', 'wapi-user-all', 'DELETE', '/auth/tokens'),
  ),
  error('refreshToken', 401, 'refreshTokenInvalid', 'a token that was used', refreshTwice),
  error('revokeToken', 400, 'keyNotRevocable', 'a key', async (mock) =>
    send(mock, 'DELETE', '/auth/tokens', { headers: await key(mock, 'wapi@test.com') }),
  ),
  error(
    'createAccount',
    400,
    'accountEmailFormat',
    'no e-mail address',
    as('mma@test.com', 'wapi-accounts-all', 'POST', '/accounts', { ...ACCOUNT, email: 'jane' }),
  ),
  error(
    'createAccount',
    400,
    'accountCredentialsMismatch',
    'the e-mail address of a different account',
    as('mma@test.com', 'wapi-accounts-all', 'POST', '/accounts', { ...ACCOUNT, email: 'new@test.com' }),
  ),
  error(
    'createAccount',
    400,
    'accountCreateFieldInvalid',
    'no first name',
    as('mma@test.com', 'wapi-accounts-all', 'POST', '/accounts', { ...ACCOUNT, first_name: '' }),
  ),
  error('createAccount', 403, 'forbidden', 'an account that is no longer an MMA', async (mock) =>
    send(mock, 'POST', '/accounts', { headers: await key(mock, 'former-mma@test.com'), form: ACCOUNT }),
  ),
  error(
    'retrieveAccount',
    400,
    'accountNumberInvalid',
    'a number that no account has',
    as('mma@test.com', 'wapi-accounts-all', 'GET', '/accounts/1'),
  ),
  error(
    'retrieveAccount',
    400,
    'accountNumberNotNumeric',
    'letters in the number',
    as('mma@test.com', 'wapi-accounts-all', 'GET', '/accounts/12a4'),
  ),
  error(
    'retrieveAccount',
    403,
    'accountNotAuthorized',
    'an account of a different owner',
    as('mma@test.com', 'wapi-accounts-all', 'GET', '/accounts/1234567890'),
  ),
  error('retrieveAccount', 403, 'forbidden', 'an account that is no longer an MMA', async (mock) =>
    send(mock, 'GET', '/accounts/1428855397', { headers: await key(mock, 'former-mma@test.com') }),
  ),
  error(
    'deleteAccount',
    400,
    'accountNumberInvalid',
    'a number that no account has',
    as('mma@test.com', 'wapi-accounts-all', 'DELETE', '/accounts/1'),
  ),
  error(
    'deleteAccount',
    400,
    'accountNumberNotNumeric',
    'letters in the number',
    as('mma@test.com', 'wapi-accounts-all', 'DELETE', '/accounts/12a4'),
  ),
  error(
    'deleteAccount',
    403,
    'accountNotAuthorized',
    'an account of a different owner',
    as('mma@test.com', 'wapi-accounts-all', 'DELETE', '/accounts/1234567890'),
  ),
  error('deleteAccount', 403, 'forbidden', 'an account that is no longer an MMA', async (mock) =>
    send(mock, 'DELETE', '/accounts/1428855397', { headers: await key(mock, 'former-mma@test.com'), form: ACCOUNT }),
  ),
];

function tooLong(form: FormInput): FormInput {
  return Object.fromEntries(Object.keys(form).map((name) => [name, 'x'.repeat(256)]));
}

function grant(mock: Mock, change: FormInput): Promise<Reply> {
  return send(mock, 'POST', '/auth/tokens', {
    form: { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all', ...change },
  });
}

function twice(path: string, form: FormInput) {
  return async (mock: Mock) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    await send(mock, 'POST', path, { headers, form });
    return send(mock, 'POST', path, { headers, form });
  };
}

async function refreshTwice(mock: Mock): Promise<Reply> {
  const { body } = await grant(mock, {});
  const form = { refresh_token: String(body['refresh_token']) };
  await send(mock, 'POST', '/auth/tokens/refresh', { form });
  return send(mock, 'POST', '/auth/tokens/refresh', { form });
}

async function refreshAsFormerMerchant(mock: Mock): Promise<Reply> {
  const { accountNumber } = await persona(mock, 'mma@test.com');
  const { body } = await grant(mock, { email: 'mma@test.com', scopes: 'wapi-accounts-all' });
  await mock.fetch(`http://mock/__wapi/accounts/${accountNumber}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ merchant: false }),
  });
  return send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(body['refresh_token']) } });
}
