import { createWapi, isWapiError } from '@wapi/client';
import { createRawClient } from '@wapi/client/raw';

// Mistakes that must not compile. If one compiles, its @ts-expect-error fails the type check.

// @ts-expect-error -- no server
createWapi({ auth: { key: 'a key' } });
// @ts-expect-error -- no environment
createWapi({ platform: 'tt' });
// @ts-expect-error -- an unknown platform
createWapi({ platform: 'us', environment: 'live' });
// @ts-expect-error -- two credentials
createWapi({ baseUrl: 'http://x', auth: { key: 'a key', token: 'a token' } });
createWapi({
  baseUrl: 'http://x',
  // @ts-expect-error -- a password and a key
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-user-all'], key: 'a key' },
});
createWapi({
  baseUrl: 'http://x',
  // @ts-expect-error -- an unknown scope
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-users-all'] },
});
// @ts-expect-error -- no credential
createWapi({ baseUrl: 'http://x', auth: {} });
// @ts-expect-error -- a misspelled option
createWapi({ baseUrl: 'http://x', atuh: { key: 'a key' } });

const wapi = createWapi({ baseUrl: 'http://x' });
const bank = { bank_name: 'a', name_in_bank: 'b', bank_account: '1' };

// @ts-expect-error -- an unknown group
void wapi.users;
// @ts-expect-error -- an unknown method
void wapi.user.getProfiles;
// @ts-expect-error -- no body
void wapi.user.createLocalBank();
// @ts-expect-error -- a required field is missing
void wapi.user.createLocalBank({ bank_name: 'a' });
// @ts-expect-error -- a typo in an optional field
void wapi.user.createLocalBank({ ...bank, bank_acount_type: 'saving' });
// @ts-expect-error -- not one of the allowed values
void wapi.user.createLocalBank({ ...bank, bank_account_type: 'giro' });
// @ts-expect-error -- an account number is text
void wapi.user.createLocalBank({ ...bank, bank_account: 1 });
// @ts-expect-error -- a typo in the options of a call
void wapi.user.getProfile({ sginal: AbortSignal.timeout(1) });
// @ts-expect-error -- a typo in the query
void wapi.withdrawals.list({ stauts: [0] });
// @ts-expect-error -- a path instead of a file
void wapi.user.createPicture({ picture: '/home/me.png' });
// @ts-expect-error -- an id is text
void wapi.transactions.retrieve(1);
// @ts-expect-error -- arguments swapped
void wapi.accounts.update({}, '1');
const reader = createWapi({
  baseUrl: 'http://x',
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-user-retrieve'] },
});
void reader.user.getProfile();
// @ts-expect-error -- outside the scopes
void reader.user.deletePicture();
// @ts-expect-error -- a group outside the scopes
void reader.withdrawals.list();

// @ts-expect-error -- an unknown path
void createRawClient(wapi).GET('/users');

export async function readProfile(): Promise<void> {
  const profile = await wapi.user.getProfile();
  // @ts-expect-error -- there may be an error
  void profile.data.data;
  // @ts-expect-error -- an undocumented status code
  if (profile.status === 404) throw new Error('unreachable');
  if (profile.status === 401) {
    // @ts-expect-error -- an error has no data
    void profile.data.data;
  }
  if (profile.status === 200) {
    // @ts-expect-error -- an unknown field
    void profile.data.data.emial;
  }
}

export async function catchError(): Promise<void> {
  try {
    await wapi.user.deletePicture();
  } catch (error) {
    // @ts-expect-error -- may not be an error of the client
    void error.operationId;
    if (isWapiError(error)) {
      // @ts-expect-error -- an unknown property
      void error.maybeSend;
    }
  }
}
