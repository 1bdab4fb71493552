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

// Never run: `typecheck` fails when an assertion is wrong, or a `@ts-expect-error` sits on a line without an error.

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
  // @ts-expect-error -- token and key
  never(() => createWapi({ baseUrl, auth: { token, key } }));
  // @ts-expect-error -- password and key
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], key } }));
  // @ts-expect-error -- password and token
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], token } }));
  // @ts-expect-error -- all three
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: [], token, key } }));
  // @ts-expect-error -- an e-mail address beside a key
  never(() => createWapi({ baseUrl, auth: { key, email } }));
  // @ts-expect-error -- a password beside a token
  never(() => createWapi({ baseUrl, auth: { token, password } }));
  // @ts-expect-error -- no scopes
  never(() => createWapi({ baseUrl, auth: { email, password } }));
  // @ts-expect-error -- no password
  never(() => createWapi({ baseUrl, auth: { email, scopes: 'wapi-user-all' } }));
  // @ts-expect-error -- no e-mail address
  never(() => createWapi({ baseUrl, auth: { password, scopes: 'wapi-user-all' } }));
  // @ts-expect-error -- none
  never(() => createWapi({ baseUrl, auth: {} }));
  // @ts-expect-error -- a store for what is not granted here
  never(() => createWapi({ baseUrl, auth: { key, store } }));
  // @ts-expect-error -- no such scope
  never(() => createWapi({ baseUrl, auth: { email, password, scopes: ['wapi-user-every'] } }));
  // @ts-expect-error -- no such scope
  never(() => createWapi({ baseUrl, auth: { key, scopes: ['wapi-user-every'] } }));
  // @ts-expect-error -- a typo
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
  // @ts-expect-error -- another group
  void wapi.transactions;
  // @ts-expect-error -- another group
  void wapi.accounts;
  // @ts-expect-error -- another group
  void wapi.trustedCards;
  // @ts-expect-error -- needs a scope
  void wapi.withdrawals.list;
}

export function leafScopesGiveTheirMethods(): void {
  const wapi = createWapi({ baseUrl, auth: { email, password, scopes: 'wapi-user-retrieve' } });
  expectTypeOf(wapi.user).toEqualTypeOf<UserRetrieveOperations>();
  expectTypeOf<keyof typeof wapi.user>().toEqualTypeOf<'getProfile' | 'getBanks' | 'getLocalBank' | 'getForeignBank'>();
  // @ts-expect-error -- needs another leaf
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
  // @ts-expect-error -- needs another leaf
  void wapi.user.updatePhone;
  // @ts-expect-error -- needs another leaf
  void wapi.transactions.list;
  // @ts-expect-error -- another group
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
  // @ts-expect-error -- needs a scope
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
  // @ts-expect-error -- no such operation
  never(() => requiredScopes('getProfile'));

  const wapi = createWapi({
    baseUrl,
    auth: { email, password, scopes: requiredScopes('getUserProfile', 'getTransactionFees') },
  });
  never(() => [wapi.user.getProfile(), wapi.transactions.getFees]);
  // @ts-expect-error -- was not asked for
  void wapi.user.deletePicture;
}
