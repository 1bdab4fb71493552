import { createRawClient } from '../../src/raw.js';
import type { LeafScope } from '@wapi/types';
import { expectTypeOf } from 'vitest';
import {
  createWapi,
  requiredScopes,
  type OperationId,
  type Scope,
  type TokenStore,
  type UserOperations,
  type UserRetrieveOperations,
  type Wapi,
  type WapiAuth,
  type WapiOf,
} from '../../src/index.js';

// This file is type-checked but never runs. `typecheck` fails if an assertion is wrong, or if a line after
// `@ts-expect-error` has no error.

declare const store: TokenStore;
declare const anyScopes: Scope[];
declare const anyAuth: WapiAuth;

declare function never(work: () => unknown): void;

const baseUrl = 'http://x';
const email = 'a@b.c';
const password = 'p';
const key = 'k';
const token = 't';

export function exactlyOneOfThreeCredentials(): void {
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: 'wapi-user-all', store } }));
  never(() => createWapi({ baseUrl, auth: { token } }));
  never(() => createWapi({ baseUrl, auth: { token: async (refused?: string) => refused ?? token } }));
  never(() => createWapi({ baseUrl, auth: { key } }));
  // @ts-expect-error -- both a token and a key
  never(() => createWapi({ baseUrl, auth: { token, key } }));
  // @ts-expect-error -- both a password and a key
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], key } }));
  // @ts-expect-error -- both a password and a token
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], token } }));
  // @ts-expect-error -- a password, a token and a key
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], token, key } }));
  // @ts-expect-error -- an e-mail address is not allowed with a key
  never(() => createWapi({ baseUrl, auth: { key, email } }));
  // @ts-expect-error -- a password is not allowed with a token
  never(() => createWapi({ baseUrl, auth: { token, password } }));
  // @ts-expect-error -- `scopes` is missing
  never(() => createWapi({ baseUrl, auth: { email, password } }));
  // @ts-expect-error -- `password` is missing
  never(() => createWapi({ baseUrl, auth: { email, scopes: 'wapi-user-all' } }));
  // @ts-expect-error -- `email` is missing
  never(() => createWapi({ baseUrl, auth: { password, scopes: 'wapi-user-all' } }));
  // @ts-expect-error -- the credential is missing
  never(() => createWapi({ baseUrl, auth: {} }));
  // @ts-expect-error -- a store is only for tokens that the client requests itself
  never(() => createWapi({ baseUrl, auth: { key, store } }));
  // @ts-expect-error -- unknown scope in the list for a password
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: ['wapi-user-every'] } }));
  // @ts-expect-error -- unknown scope in the list for a key
  never(() => createWapi({ baseUrl, auth: { key, scopes: ['wapi-user-every'] } }));
  // @ts-expect-error -- unknown option `scops`
  never(() => createWapi({ baseUrl, auth: { key, scops: ['wapi-user-all'] } }));
}

export function aParentScopeGivesItsGroup(): void {
  const wapi = createWapi({ baseUrl, auth: { email, password, scopes: ['wapi-user-all'] } });
  expectTypeOf(wapi).toEqualTypeOf<WapiOf<'wapi-user-all'>>();
  expectTypeOf(wapi.user).toEqualTypeOf<UserOperations>();
  never(() => [
    wapi.user.getProfile(),
    wapi.user.deletePicture(),
    wapi.auth.revoke(),
    wapi.withdrawals.getMeta(),
    createRawClient(wapi).GET('/user'),
    wapi.limits(),
  ]);
  // @ts-expect-error -- `transactions` is not in the granted group
  void wapi.transactions;
  // @ts-expect-error -- `accounts` is not in the granted group
  void wapi.accounts;
  // @ts-expect-error -- `trustedCards` is not in the granted group
  void wapi.trustedCards;
  // @ts-expect-error -- the method needs a scope that was not granted
  void wapi.withdrawals.list;
}

export function leafScopesGiveTheirMethods(): void {
  const wapi = createWapi({ baseUrl, auth: { email, password, scopes: 'wapi-user-retrieve' } });
  expectTypeOf(wapi.user).toEqualTypeOf<UserRetrieveOperations>();
  expectTypeOf<keyof typeof wapi.user>().toEqualTypeOf<'getProfile' | 'getBanks' | 'getLocalBank' | 'getForeignBank'>();
  // @ts-expect-error -- the method needs a different leaf scope
  void wapi.user.createPicture;

  const payer = createWapi({ baseUrl, auth: { key, scopes: ['wapi-withdrawals-create'] } });
  expectTypeOf<keyof typeof payer.withdrawals>().toEqualTypeOf<'create' | 'getMeta'>();
}

export function scopesAddUp(): void {
  const wapi = createWapi({
    baseUrl,
    auth: { token, scopes: ['wapi-user-retrieve', 'wapi-user-delete', 'wapi-transactions-get-fees'] },
  });
  expectTypeOf<keyof typeof wapi.user>().toEqualTypeOf<
    | 'getProfile'
    | 'getBanks'
    | 'getLocalBank'
    | 'getForeignBank'
    | 'deletePicture'
    | 'deleteLocalBank'
    | 'deleteForeignBank'
  >();
  expectTypeOf<keyof typeof wapi.transactions>().toEqualTypeOf<'getFees'>();
  expectTypeOf(wapi.user.getProfile).toEqualTypeOf<Wapi['user']['getProfile']>();
  // @ts-expect-error -- the method needs a different leaf scope
  void wapi.user.updatePhone;
  // @ts-expect-error -- the method needs a different leaf scope
  void wapi.transactions.list;
  // @ts-expect-error -- no scope of this group was granted
  void wapi.accounts;
}

export function withoutLiteralsEverythingIsThere(): void {
  expectTypeOf(createWapi({ baseUrl, auth: { email, password, scopes: anyScopes } })).toEqualTypeOf<Wapi>();
  expectTypeOf(createWapi({ baseUrl, auth: { key, scopes: anyScopes } })).toEqualTypeOf<Wapi>();
  expectTypeOf(createWapi({ baseUrl, auth: anyAuth })).toEqualTypeOf<Wapi>();
  expectTypeOf(createWapi({ baseUrl, auth: { key } })).toEqualTypeOf<Wapi>();
  expectTypeOf(createWapi({ baseUrl, auth: { token: () => token } })).toEqualTypeOf<Wapi>();
  expectTypeOf(createWapi({ baseUrl })).toEqualTypeOf<Wapi>();
}

export function noScopeGivesWhatNeedsNone(): void {
  const wapi = createWapi({ baseUrl, auth: { token, scopes: [] } });
  never(() => [wapi.auth.revoke(), wapi.withdrawals.getMeta()]);
  // @ts-expect-error -- every method of `user` needs a scope
  void wapi.user;
}

export function aWholeClientIsAnyScopedOne(): void {
  expectTypeOf<Wapi>().toExtend<WapiOf<'wapi-user-all'>>();
  expectTypeOf<WapiOf<'wapi-user-all'>>().toExtend<WapiOf<'wapi-user-retrieve'>>();
  expectTypeOf<WapiOf<'wapi-user-retrieve'>>().not.toExtend<WapiOf<'wapi-user-all'>>();
}

export function requiredScopesAreThoseOfTheOperations(): void {
  expectTypeOf(requiredScopes('getUserProfile', 'createPicture', 'getBanks')).toEqualTypeOf<
    ('wapi-user-retrieve' | 'wapi-user-create')[]
  >();
  expectTypeOf(requiredScopes('getWithdrawalMeta', 'revokeToken')).toEqualTypeOf<never[]>();
  expectTypeOf(requiredScopes(...([] as OperationId[]))).toEqualTypeOf<LeafScope[]>();
  // @ts-expect-error -- the argument is a method name, not an operationId
  never(() => requiredScopes('getProfile'));

  const wapi = createWapi({
    baseUrl,
    auth: { email, password, scopes: requiredScopes('getUserProfile', 'getTransactionFees') },
  });
  never(() => [wapi.user.getProfile(), wapi.transactions.getFees]);
  // @ts-expect-error -- the scope of this method was not requested
  void wapi.user.deletePicture;
}

export function scopedClientsAreArguments(): void {
  const readProfile = (client: Pick<Wapi, 'user'>): unknown => client.user.getProfile;
  const readCharge = (client: WapiOf<'wapi-transactions-retrieve'>): unknown => client.transactions.retrieve;
  const user = createWapi({ baseUrl, auth: { key, scopes: ['wapi-user-all'] } });
  const both = createWapi({ baseUrl, auth: { key, scopes: ['wapi-user-all', 'wapi-transactions-all'] } });
  never(() => [readProfile(user), readProfile(both), readCharge(both)]);
  // @ts-expect-error -- the client has no `transactions`
  never(() => readCharge(user));
}

export function everyOptionMayBeUndefined(): void {
  const auth = { email: 'a', password: 'b', scopes: ['wapi-user-all'], store: undefined, key: undefined } as const;
  const timeouts = { attempt: undefined, total: undefined };
  const on = { wait: undefined, request: undefined, response: undefined, retry: undefined, token: undefined };
  const others = { fetch: undefined, pacing: undefined, retries: undefined, maxWait: undefined, headers: undefined };
  const logging = { logLevel: undefined, logger: undefined };
  never(() =>
    createWapi({ baseUrl, platform: undefined, environment: undefined, auth, timeouts, on, ...others, ...logging }),
  );
}
