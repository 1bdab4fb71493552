import { contract } from '@wapi/types';
import { expect, it } from 'vitest';
import { schemaSurface } from '../../src/pull-request/schema-surface.js';

it('schemaSurface › writes a line for each field of each schema', () => {
  const lines = schemaSurface(contract).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'Balance.balance: number',
      'UserProfile.account_type: "PERSONAL" | "BUSINESS"',
      'UserProfile.balances.local: Balance',
      'UserProfile.profile_picture: string | null',
      'LocalBankCreate.bank_branch?: string',
      'PictureUpload.picture: file',
      'IncompleteTransaction.status: "incomplete"',
      'Transaction(2): AttemptedTransaction',
      'TrustedCardsResponse.data[]: TrustedCard',
      'WithdrawalBank.account.length.max: integer | null',
    ]),
  );
});
