import { createWapi, isWapiError } from '@wapi/client';
import { createRawClient } from '@wapi/client/raw';

// Mistakes that must not compile. If one compiles, its @ts-expect-error fails the type check.

// @ts-expect-error -- neither baseUrl nor platform is set
createWapi({ auth: { key: 'a key' } });
// @ts-expect-error -- environment is missing
createWapi({ platform: 'tt' });
// @ts-expect-error -- "us" is not a platform
createWapi({ platform: 'us', environment: 'live' });
// @ts-expect-error -- key and token exclude each other
createWapi({ baseUrl: 'http://x', auth: { key: 'a key', token: 'a token' } });
createWapi({
  baseUrl: 'http://x',
  // @ts-expect-error -- password and key exclude each other
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-user-all'], key: 'a key' },
});
createWapi({
  baseUrl: 'http://x',
  // @ts-expect-error -- "wapi-users-all" is not a scope
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-users-all'] },
});
// @ts-expect-error -- auth contains no credential
createWapi({ baseUrl: 'http://x', auth: {} });
// @ts-expect-error -- "atuh" is not an option
createWapi({ baseUrl: 'http://x', atuh: { key: 'a key' } });

const wapi = createWapi({ baseUrl: 'http://x' });
const bank = { bank_name: 'a', name_in_bank: 'b', bank_account: '1' };

// @ts-expect-error -- the client has no group "users"
void wapi.users;
// @ts-expect-error -- the group has no method "getProfiles"
void wapi.user.getProfiles;
// @ts-expect-error -- the body is required
void wapi.user.createLocalBank();
// @ts-expect-error -- required fields are missing
void wapi.user.createLocalBank({ bank_name: 'a' });
// @ts-expect-error -- the body has no field "bank_acount_type"
void wapi.user.createLocalBank({ ...bank, bank_acount_type: 'saving' });
// @ts-expect-error -- "giro" is not an allowed value
void wapi.user.createLocalBank({ ...bank, bank_account_type: 'giro' });
// @ts-expect-error -- an account number must be a string
void wapi.user.createLocalBank({ ...bank, bank_account: 1 });
// @ts-expect-error -- "sginal" is not a call option
void wapi.user.getProfile({ sginal: AbortSignal.timeout(1) });
// @ts-expect-error -- "stauts" is not a query parameter
void wapi.withdrawals.list({ stauts: [0] });
// @ts-expect-error -- a picture must be a file, not a path
void wapi.user.createPicture({ picture: '/home/me.png' });
// @ts-expect-error -- an id must be a string
void wapi.transactions.retrieve(1);
// @ts-expect-error -- the id must come before the body
void wapi.accounts.update({}, '1');
const reader = createWapi({
  baseUrl: 'http://x',
  auth: { email: 'me@example.com', password: 'a password', scopes: ['wapi-user-retrieve'] },
});
void reader.user.getProfile();
// @ts-expect-error -- the scopes do not allow deletePicture
void reader.user.deletePicture();
// @ts-expect-error -- the scopes allow no withdrawals operation
void reader.withdrawals.list();

// @ts-expect-error -- the API has no path /users
void createRawClient(wapi).GET('/users');

export async function readProfile(): Promise<void> {
  const profile = await wapi.user.getProfile();
  // @ts-expect-error -- data is null if the request failed
  void profile.data.data;
  // @ts-expect-error -- 404 is not a documented status code
  if (profile.status === 404) throw new Error('unreachable');
  if (profile.status === 401) {
    // @ts-expect-error -- an error result has no data
    void profile.data.data;
  }
  if (profile.status === 200) {
    // @ts-expect-error -- the profile has no field "emial"
    void profile.data.data.emial;
  }
}

export async function catchError(): Promise<void> {
  try {
    await wapi.user.deletePicture();
  } catch (error) {
    // @ts-expect-error -- a caught error is unknown until it is narrowed
    void error.operationId;
    if (isWapiError(error)) {
      // @ts-expect-error -- a WapiError has no property "maybeSend"
      void error.maybeSend;
    }
  }
}
