import { expectTypeOf, it } from 'vitest';
import type { components, FileInput, LeafScope, OperationId, operations, ParentScope, paths, Platform, Scope } from '../src/index.js';

it('types names from the spec', () => {
  expectTypeOf<'getUserProfile'>().toExtend<OperationId>();
  expectTypeOf<'wapi-user-all'>().toExtend<ParentScope>();
  expectTypeOf<'wapi-user-update'>().toExtend<LeafScope>();
  expectTypeOf<'wapi-user-all'>().not.toExtend<LeafScope>();
  expectTypeOf<Scope>().toEqualTypeOf<LeafScope | ParentScope>();
  expectTypeOf<Platform>().toEqualTypeOf<'bb' | 'gd' | 'gy' | 'jm' | 'tt'>();
  expectTypeOf<keyof operations>().toEqualTypeOf<OperationId>();
});

it('types what goes over the wire', () => {
  type Upload = operations['createPicture']['requestBody']['content']['multipart/form-data'];
  expectTypeOf<Upload['picture']>().toEqualTypeOf<FileInput>();
  expectTypeOf<components['schemas']['UserProfile']['account_number']>().toEqualTypeOf<string | number>();
  expectTypeOf<components['schemas']['UserProfile']['profile_picture']>().toEqualTypeOf<string | null>();
  expectTypeOf<components['schemas']['LocalBankCreate']['bank_account']>().toEqualTypeOf<string>();
  expectTypeOf<components['schemas']['LocalBankCreate']['bank_branch']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof paths>().toExtend<`/${string}`>();
});
