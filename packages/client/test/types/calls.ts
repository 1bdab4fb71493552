import { expectTypeOf } from 'vitest';
import {
  createWapi,
  isWapiError,
  type components,
  type CreateWithdrawalData,
  type GetTransactionHistoryData,
  type GetUserProfileData,
  type GetUserProfileResult,
  type LeafScope,
  type Wapi,
  type WapiCallInfo,
  type WapiError,
  type WapiPage,
  type WapiStatusError,
} from '../../src/index.js';
import { createWapiWith, getTransactionHistory, getUserProfile } from '../../src/operations.js';

// This file is type-checked but never runs. `typecheck` fails if an assertion is wrong, or if a line after
// `@ts-expect-error` has no error.

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

declare const wapi: Wapi;

declare function never(work: () => unknown): void;

export function orThrowGivesTheData(): void {
  expectTypeOf(wapi.user.getProfile().orThrow()).toEqualTypeOf<Promise<GetUserProfileData>>();
  expectTypeOf(wapi.withdrawals.create({} as never).orThrow()).toEqualTypeOf<Promise<CreateWithdrawalData>>();
  expectTypeOf(wapi.transactions.list({ environment: 'live' }).orThrow()).toEqualTypeOf<
    Promise<GetTransactionHistoryData>
  >();
  expectTypeOf(wapi.user.getProfile()).resolves.toEqualTypeOf<GetUserProfileResult>();
}

export function everyResultTellsHowTheCallWent(): void {
  never(async () => {
    const result = await wapi.user.getProfile();
    expectTypeOf(result.call).toEqualTypeOf<WapiCallInfo>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    if (result.error) {
      expectTypeOf(result.neededScope).toEqualTypeOf<LeafScope | undefined>();
      expectTypeOf(result.retryAt).toEqualTypeOf<Date | undefined>();
    } else {
      // @ts-expect-error -- only an error has `neededScope`
      void result.neededScope;
    }
  });
}

export function theGuardNarrowsByOperationAndStatus(error: unknown): void {
  if (isWapiError(error, 'createPicture', 409)) {
    expectTypeOf(error).toEqualTypeOf<WapiStatusError<'createPicture', 409>>();
    expectTypeOf(error.body.message).toEqualTypeOf<'A profile picture already exists.' | (string & {})>();
    expectTypeOf(error.status).toEqualTypeOf<409>();
    expectTypeOf(error.operationId).toEqualTypeOf<'createPicture'>();
    expectTypeOf(error.neededScope).toEqualTypeOf<LeafScope | undefined>();
  }
  if (isWapiError(error, 'createToken')) {
    expectTypeOf(error.status).toEqualTypeOf<400 | 401 | 403 | 405 | 429 | 500>();
    // @ts-expect-error -- only a 401 has `error_description`
    void error.body.error_description;
  }
  if (isWapiError(error, 'createToken', 401)) expectTypeOf(error.body.error_description).toEqualTypeOf<string>();
  if (isWapiError(error)) expectTypeOf(error).toEqualTypeOf<WapiError>();
  // @ts-expect-error -- not a documented status of the operation
  never(() => isWapiError(error, 'getUserProfile', 409));
  // @ts-expect-error -- a success is not an error
  never(() => isWapiError(error, 'createPicture', 201));
  // @ts-expect-error -- unknown operation `createPictures`
  never(() => isWapiError(error, 'createPictures', 409));
}

export function listsAreGoneThroughByItem(): void {
  never(async () => {
    for await (const item of wapi.withdrawals.list()) expectTypeOf(item).toEqualTypeOf<Schema<'Withdrawal'>>();
    for await (const item of wapi.transactions.list({ environment: 'live' })) {
      expectTypeOf(item).toEqualTypeOf<Schema<'Transaction'>>();
      // @ts-expect-error -- `total_credited` is missing until the customer has paid
      if (item.status === 'incomplete') void item.total_credited;
    }
    for await (const page of wapi.withdrawals.list({ page: 3 }).pages())
      expectTypeOf(page).toEqualTypeOf<WapiPage<Schema<'Withdrawal'>>>();
    // @ts-expect-error -- the response is not a paged list, so the call cannot be iterated
    for await (const item of wapi.trustedCards.list()) void item;
  });
}

export function typosDoNotCompile(): void {
  const baseUrl = 'http://x';
  // @ts-expect-error -- unknown query parameter `amount_mim`
  never(() => wapi.withdrawals.list({ amount_mim: 1 }));
  // @ts-expect-error -- unknown query parameter `pages`
  never(() => wapi.transactions.list({ environment: 'live', pages: 1 }));
  // @ts-expect-error -- unknown body field `first_nam`
  never(() => wapi.accounts.update('1', { first_nam: 'Jo' }));
  // @ts-expect-error -- unknown file property `typ`
  never(() => wapi.user.createPicture({ picture: { data: new Uint8Array(1), filename: 'a', typ: 'image/png' } }));
  // @ts-expect-error -- unknown call option `retrys`
  never(() => wapi.user.getProfile({ retrys: 1 }));
  // @ts-expect-error -- unknown call timeout `totl`
  never(() => wapi.user.getProfile({ timeouts: { totl: 1 } }));
  // @ts-expect-error -- `timeouts` must be an object
  never(() => wapi.user.getProfile({ timeouts: 1000 }));
  // @ts-expect-error -- unknown client option `methodOveride`
  never(() => createWapi({ baseUrl, methodOveride: true }));
  // @ts-expect-error -- unknown client timeout `atempt`
  never(() => createWapi({ baseUrl, timeouts: { atempt: 1 } }));
  // @ts-expect-error -- unknown hook `requests`
  never(() => createWapi({ baseUrl, on: { requests: () => {} } }));
  // @ts-expect-error -- one argument too many
  never(() => wapi.user.getProfile({}, {}));
}

export function someOperationsMakeAClient(): void {
  const few = createWapiWith({ profile: getUserProfile, list: getTransactionHistory }, { baseUrl: 'http://x' });
  expectTypeOf(few.profile).toEqualTypeOf<Wapi['user']['getProfile']>();
  expectTypeOf(few.list).toEqualTypeOf<Wapi['transactions']['list']>();
  expectTypeOf<keyof typeof few>().toEqualTypeOf<'profile' | 'list' | 'limits'>();
  // @ts-expect-error -- `getBanks` is not one of the client's operations
  void few.getBanks;
  // @ts-expect-error -- the value is an operationId, not an operation
  never(() => createWapiWith({ profile: 'getUserProfile' }, { baseUrl: 'http://x' }));
  // @ts-expect-error -- the options name no server
  never(() => createWapiWith({ profile: getUserProfile }, {}));
  // @ts-expect-error -- unknown option `retrys`
  never(() => createWapiWith({ profile: getUserProfile }, { baseUrl: 'http://x', retrys: 1 }));
}
