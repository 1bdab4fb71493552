import { expectTypeOf, it } from 'vitest';
import type {
  components,
  FileInput,
  LeafScope,
  OperationId,
  operations,
  ParentScope,
  paths,
  Platform,
  Scope,
  WebhookEvent,
  webhooks,
} from '../src/index.js';

type Schemas = components['schemas'];

it('types names from the spec', () => {
  expectTypeOf<'getUserProfile'>().toExtend<OperationId>();
  expectTypeOf<'wapi-user-all'>().toExtend<ParentScope>();
  expectTypeOf<'wapi-user-update'>().toExtend<LeafScope>();
  expectTypeOf<'wapi-user-all'>().not.toExtend<LeafScope>();
  expectTypeOf<Scope>().toEqualTypeOf<LeafScope | ParentScope>();
  expectTypeOf<Platform>().toEqualTypeOf<'bb' | 'gd' | 'gy' | 'jm' | 'tt'>();
  expectTypeOf<OperationId>().toExtend<keyof operations>();
  expectTypeOf<WebhookEvent['event']>().toEqualTypeOf<keyof webhooks>();
});

it('types request and response bodies', () => {
  type Upload = operations['createPicture']['requestBody']['content']['multipart/form-data'];
  expectTypeOf<Upload['picture']>().toEqualTypeOf<FileInput>();
  expectTypeOf<Schemas['UserProfile']['account_number']>().toEqualTypeOf<string | number>();
  expectTypeOf<Schemas['UserProfile']['profile_picture']>().toEqualTypeOf<string | null>();
  expectTypeOf<Schemas['LocalBankCreate']['bank_account']>().toEqualTypeOf<string>();
  expectTypeOf<Schemas['LocalBankCreate']['bank_branch']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof paths>().toExtend<`/${string}`>();
});

it('discriminates the members of a union', () => {
  type Incomplete = Extract<Schemas['Transaction'], { status: 'incomplete' }>;
  expectTypeOf<Incomplete>().not.toHaveProperty('total_credited');
  expectTypeOf<Exclude<Schemas['Transaction'], Incomplete>['total_credited']>().toEqualTypeOf<string>();
  expectTypeOf<Extract<Schemas['WithdrawalCreate'], { withdrawal_type: 'sub_unbanked' }>>().not.toHaveProperty(
    'bank_name',
  );
  expectTypeOf<Schemas['WithdrawalCreate']['withdrawal_type']>().toEqualTypeOf<Schemas['WithdrawalType']>();
  expectTypeOf<
    Extract<WebhookEvent, { event: 'withdrawal.held_by_compliance' }>['data']['status']
  >().toEqualTypeOf<3>();
});

it('types an unknown withdrawal as an empty list', () => {
  expectTypeOf<Schemas['WithdrawalResponse']['data']>().toEqualTypeOf<Schemas['Withdrawal'] | never[]>();
});
