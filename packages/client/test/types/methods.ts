import { createRawClient, type RawClient } from '../../src/raw.js';
import { expectTypeOf } from 'vitest';
import {
  createWapi,
  isWapiError,
  type CreateForeignBankBody,
  type CreateLocalBankBody,
  type CreateLocalBankResult,
  type CreateTokenData,
  type CreateTokenResult,
  type FileInput,
  type GetForeignBankData,
  type GetLocalBankData,
  type GetUserProfileData,
  type RetrieveAccountData,
  type Wapi,
  type WapiAuth,
  type WapiError,
  type WapiOptions,
} from '../../src/index.js';

// This file is type-checked but never runs. `typecheck` fails if an assertion is wrong, or if a line after
// `@ts-expect-error` has no error.

declare const fetch: () => Promise<Response>;
declare const wapi: Wapi;
declare const created: CreateLocalBankResult;
declare const token: CreateTokenResult;

declare function never(work: () => unknown): void;

export function aClientNeedsAServer(): void {
  never(() => createWapi({ platform: 'tt', environment: 'sandbox', auth: { token: 'x' } }));
  never(() => createWapi({ baseUrl: 'http://x', fetch }));
  never(() => createWapi({ baseUrl: 'http://x', platform: 'tt', environment: 'live' }));
  // @ts-expect-error -- either `platform` and `environment` or `baseUrl` is required
  never(() => createWapi({ auth: { token: 'x' } }));
  // @ts-expect-error -- `environment` is required with `platform`
  never(() => createWapi({ platform: 'tt' }));
  // @ts-expect-error -- `platform` is required with `environment`
  never(() => createWapi({ environment: 'live' }));
  // @ts-expect-error -- unknown platform `us`
  never(() => createWapi({ platform: 'us', environment: 'live' }));
  // @ts-expect-error -- unknown option `retrys`
  never(() => createWapi({ baseUrl: 'http://x', retrys: 3 }));
  expectTypeOf<WapiOptions>().toExtend<Parameters<typeof createWapi>[0]>();
}

export function exactlyOneCredential(): void {
  expectTypeOf<{ token: string }>().toExtend<WapiAuth>();
  expectTypeOf<{ token: () => Promise<string> }>().toExtend<WapiAuth>();
  expectTypeOf<{ key: string }>().toExtend<WapiAuth>();
  expectTypeOf<{ token: string; key: string }>().not.toExtend<WapiAuth>();
  expectTypeOf<object>().not.toExtend<WapiAuth>();
  // @ts-expect-error -- both a token and a key
  never(() => createWapi({ baseUrl: 'http://x', auth: { token: 'x', key: 'y' } }));
  // @ts-expect-error -- neither a token, a key nor a password
  never(() => createWapi({ baseUrl: 'http://x', auth: {} }));
  // @ts-expect-error -- the function must return a string
  never(() => createWapi({ baseUrl: 'http://x', auth: { token: () => 7 } }));
}

export function bodies(): void {
  const bank = { bank_name: 'a', name_in_bank: 'b', bank_account: '1' };
  expectTypeOf(wapi.user.createLocalBank).parameter(0).toEqualTypeOf<CreateLocalBankBody>();
  never(() => wapi.user.createLocalBank({ ...bank, bank_account_type: 'saving' }, { signal: AbortSignal.timeout(1) }));
  // @ts-expect-error -- unknown field `bank_acount_type`
  never(() => wapi.user.createLocalBank({ ...bank, bank_acount_type: 'saving' }));
  // @ts-expect-error -- `giro` is not one of the documented values
  never(() => wapi.user.createLocalBank({ ...bank, bank_account_type: 'giro' }));
  // @ts-expect-error -- an account number must be a string, because a number would lose leading zeros
  never(() => wapi.user.createLocalBank({ ...bank, bank_account: 123 }));
  // @ts-expect-error -- required fields are missing
  never(() => wapi.user.createLocalBank({ bank_name: 'a' }));
  // @ts-expect-error -- the body is required
  never(() => wapi.user.createLocalBank());
  // @ts-expect-error -- unknown option `sginal`
  never(() => wapi.user.getProfile({ sginal: AbortSignal.timeout(1) }));
  // @ts-expect-error -- the body and the account number are swapped
  never(() => wapi.accounts.update({}, '1'));
}

export function files(): void {
  expectTypeOf(wapi.user.createPicture).parameter(0).toHaveProperty('picture').toEqualTypeOf<FileInput>();
  never(() => wapi.user.createPicture({ picture: new File([], 'a.png') }));
  never(() => wapi.user.createPicture({ picture: new Uint8Array(1) }));
  never(() => wapi.user.createPicture({ picture: { data: new Blob([]), filename: 'a.png' } }));
  // @ts-expect-error -- a path is not a file
  never(() => wapi.user.createPicture({ picture: '/home/me.png' }));
}

export function optionalFieldsMayBeUndefined(note: string | undefined): void {
  never(() => wapi.trustedCards.charge('uuid', { ...chargeBody, data: note }));
  never(() => wapi.user.createLocalBank({ bank_name: 'A', bank_account: '1', name_in_bank: 'B', bank_branch: note }));
  never(() => wapi.accounts.update('1', { first_name: 'Jo', last_name: note }));
  never(() => wapi.withdrawals.list({ reference: note, amount_min: undefined }));
  never(() => wapi.withdrawals.create({ withdrawal_type: 'normal', currency: 'TTD', amount: '1.00' }));
  // @ts-expect-error -- a required field
  never(() => wapi.trustedCards.charge('uuid', { ...chargeBody, origin: note }));
  // @ts-expect-error -- a required field
  never(() => wapi.user.createLocalBank({ bank_name: 'A', bank_account: note, name_in_bank: 'B' }));
  // @ts-expect-error -- at least one field is required
  never(() => wapi.accounts.update('1', { last_name: note }));
  // @ts-expect-error -- the bank of a withdrawal to a bank is required
  never(() => wapi.withdrawals.create({ withdrawal_type: 'sub_banked', currency: 'TTD', amount: '1.00', email: 'a' }));
}

const chargeBody = {
  total: '1.00',
  currency: 'TTD',
  fee_structure: 'split',
  order_id: 'A-1',
  origin: 'shop',
  response_url: 'https://shop.example.com',
} as const;

export function resultsNarrowByError(): void {
  never(async () => {
    const { data, error, documented } = await wapi.user.getProfile();
    // @ts-expect-error -- `data` is undefined if the call failed
    void data.data;
    if (error) {
      expectTypeOf(data).toEqualTypeOf<undefined>();
      return;
    }
    // @ts-expect-error -- `data` is unknown if the success is not documented
    void data.data;
    expectTypeOf(data).toEqualTypeOf<unknown>();
    if (!documented) return;
    expectTypeOf(data).toEqualTypeOf<GetUserProfileData>();
    expectTypeOf(data.data.balances.local.balance).toEqualTypeOf<number>();
  });
}

export function resultsNarrowByStatus(): void {
  if (created.documented) expectTypeOf(created.status).toEqualTypeOf<201 | 400 | 401 | 403 | 405 | 409 | 429 | 500>();
  never(() => {
    if (created.status === 201) {
      expectTypeOf(created.data.message).toEqualTypeOf<'Created' | (string & {})>();
      expectTypeOf(created.error).toEqualTypeOf<undefined>();
    }
    // Only an undocumented success can have this status code.
    if (created.status === 202) expectTypeOf(created.documented).toEqualTypeOf<false>();
    if (created.status === 409) {
      expectTypeOf(created.data).toEqualTypeOf<undefined>();
      expectTypeOf(created.error.message).toEqualTypeOf<
        'A local bank account is already configured.' | (string & {})
      >();
    }
    // @ts-expect-error -- the operation documents no 404
    if (created.status === 404) return;
    if (token.status === 401) expectTypeOf(token.error.error_description).toEqualTypeOf<string>();
    // @ts-expect-error -- only a 401 has `error_description`
    if (token.status === 400) void token.error.error_description;
  });
}

export function rawIsTypedByPaths(): void {
  expectTypeOf(createRawClient(wapi)).toEqualTypeOf<RawClient>();
  never(async () => {
    const { data } = await createRawClient(wapi).GET('/user');
    expectTypeOf(data?.data.email).toEqualTypeOf<string | undefined>();
    // @ts-expect-error -- unknown path `/users`
    await createRawClient(wapi).GET('/users');
    // @ts-expect-error -- the path has no PUT operation
    await createRawClient(wapi).PUT('/user');
  });
}

export function theGuardNarrows(): void {
  const error: unknown = undefined;
  if (isWapiError(error)) expectTypeOf(error).toEqualTypeOf<WapiError>();
}

/** If the spec renames a field, integrators' programs no longer compile. */
export function responsesHaveTheDocumentedFields(): void {
  expectTypeOf<keyof GetUserProfileData['data']>().toEqualTypeOf<
    | 'account_number'
    | 'account_type'
    | 'balances'
    | 'bank_configured'
    | 'country'
    | 'email'
    | 'first_name'
    | 'last_name'
    | 'phone'
    | 'profile_picture'
    | 'verified'
  >();
  expectTypeOf<keyof GetUserProfileData['data']['balances']['foreign']>().toEqualTypeOf<'balance' | 'currency'>();
  expectTypeOf<keyof GetUserProfileData['data']['bank_configured']>().toEqualTypeOf<'local' | 'foreign'>();
  expectTypeOf<keyof GetLocalBankData['data']['local']>().toEqualTypeOf<
    'bank_account' | 'bank_account_type' | 'bank_branch' | 'bank_name' | 'currency' | 'has_all_details' | 'name_in_bank'
  >();
  expectTypeOf<keyof GetForeignBankData['data']['foreign']>().toEqualTypeOf<
    keyof CreateForeignBankBody | 'currency' | 'has_all_details'
  >();
  expectTypeOf<keyof RetrieveAccountData['data']>().toEqualTypeOf<'email' | 'first_name' | 'last_name'>();
  expectTypeOf<keyof CreateTokenData>().toEqualTypeOf<
    'message' | 'token_type' | 'expires_in' | 'access_token' | 'refresh_token'
  >();
}

export function anUpdateHasAtLeastOneField(): void {
  never(() => {
    void wapi.user.updateLocalBank({ bank_name: 'Republic Bank LTD' });
    void wapi.accounts.update('1428855397', { first_name: 'Jo', last_name: 'Smith' });
    // @ts-expect-error -- an update needs at least one field
    void wapi.user.updateLocalBank({});
    // @ts-expect-error -- an update needs at least one field
    void wapi.user.updateForeignBank({});
    // @ts-expect-error -- an update needs at least one field
    void wapi.accounts.update('1428855397', {});
    // @ts-expect-error -- unknown field `foo`
    void wapi.user.updateLocalBank({ foo: 'x' });
  });
}
