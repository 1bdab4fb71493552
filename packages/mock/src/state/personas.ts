import { createHash } from 'node:crypto';
import type { Contract, Platform, Scope } from '@wapi/types';
import type { Account, BankDetails } from './account.js';
import { meetsCondition } from './account.js';
import { type Cents, toCents, toNumber } from './money.js';
import { exampleOf, sampleHistory } from './samples.js';

/** A WAPI Key of a persona. */
export interface PersonaKey {
  key: string;
  /** The granted scopes. Parent scopes are not expanded. */
  scopes: readonly Scope[];
  status: 'valid' | 'expired' | 'revoked';
}

/** A ready-made account with its keys. */
export interface Persona {
  /** A sentence that describes the persona's purpose. */
  purpose: string;
  account: Account;
  /** Only BUSINESS accounts have keys. The first key is valid and has all scopes that the account may use. */
  keys: readonly PersonaKey[];
}

/** The password of every persona except `your@email.com`. */
export const PASSWORD = 'Passw0rd!';

/**
 * Added to the foreign balance of the sample profile. The sample has 0.75 USD, and the examples of withdrawals take
 * 100 USD and a fee.
 */
const EXTRA_FOREIGN_CENTS: Cents = 100_000;

/** Creates the personas for a platform in their initial state. */
export function createPersonas(contract: Contract, platform: Platform): Persona[] {
  const nothing = { transactions: [], trustedCards: [], withdrawals: [], checkouts: [] };
  const sample: Account = { ...sampleAccount(contract, platform), ...nothing, ...sampleHistory(contract, platform) };
  const bare: Account = { ...sample, picture: null, banks: {}, balances: { local: 0, foreign: 0 }, ...nothing };
  const mmaNumber = '1098765432';
  const mma: Account = {
    ...bare,
    email: 'mma@test.com',
    accountNumber: mmaNumber,
    firstName: 'MAIN',
    merchant: true,
    trustedCards: sample.trustedCards,
  };

  return [
    createPersona(
      contract,
      'Starts as the samples show: picture, local bank account, transactions, trusted cards and withdrawals, ' +
        'but no foreign bank account. It has 1000 USD more than the sample, for the examples of withdrawals.',
      sample,
    ),
    createPersona(contract, 'Verified business, nothing set up.', {
      ...bare,
      email: 'new@test.com',
      accountNumber: '1234567891',
      firstName: 'NEW',
    }),
    createPersona(contract, 'Verified personal account: no keys.', {
      ...bare,
      email: 'personal@test.com',
      accountNumber: '1234567892',
      accountType: 'PERSONAL',
      firstName: 'PERSONAL',
      lastName: 'CUSTOMER',
    }),
    createPersona(contract, 'Not verified: may not set up or change bank accounts.', {
      ...bare,
      email: 'unverified@test.com',
      accountNumber: '1234567893',
      firstName: 'UNVERIFIED',
      verified: false,
    }),
    createPersona(contract, 'Main Merchant Account with trusted cards; it created account 1428855397.', mma),
    createPersona(contract, 'The sub-account that mma@test.com created.', {
      ...bare,
      email: 'sub@test.com',
      accountNumber: '1428855397',
      accountType: 'PERSONAL',
      firstName: 'John',
      lastName: 'Smith',
      createdBy: mmaNumber,
    }),
    {
      ...createPersona(
        contract,
        'Lost its WAPI Configuration, but its key still carries the account scopes: the API returns Forbidden for ' +
          'them.',
        {
          ...bare,
          email: 'former-mma@test.com',
          accountNumber: '1098765433',
          firstName: 'FORMER',
        },
      ),
      keys: [{ key: keyOf('former-mma@test.com', 'all'), scopes: parentScopes(contract), status: 'valid' }],
    },
    createPersona(
      contract,
      'Like the first one, but WiPay has restricted it: Forbidden to revoke, refund, charge and withdraw.',
      {
        ...sample,
        email: 'restricted@test.com',
        accountNumber: '1234567894',
        firstName: 'RESTRICTED',
        restricted: true,
      },
    ),
    createPersona(
      contract,
      'The e-mail address and password that the samples of the scopes page use, as a Main Merchant Account.',
      {
        ...bare,
        email: 'your@email.com',
        password: 'your_password',
        accountNumber: '1098765434',
        firstName: 'YOUR',
        merchant: true,
      },
    ),
  ];
}

/** Creates the account that the spec's samples show: the profile example with the platform's bank account. */
function sampleAccount(
  contract: Contract,
  platform: Platform,
): Omit<Account, 'transactions' | 'trustedCards' | 'withdrawals' | 'checkouts'> {
  const profile = exampleOf(contract, 'userProfile')['data'] as Record<string, unknown>;
  const balances = profile['balances'] as Record<'local' | 'foreign', { balance: number }>;
  return {
    accountNumber: String(profile['account_number']),
    accountType: profile['account_type'] as Account['accountType'],
    email: String(profile['email']),
    password: PASSWORD,
    firstName: String(profile['first_name']),
    lastName: String(profile['last_name']),
    phone: String(profile['phone']),
    verified: profile['verified'] === true,
    merchant: false,
    balances: {
      local: balances.local.balance,
      foreign: toNumber(toCents(balances.foreign.balance) + EXTRA_FOREIGN_CENTS),
    },
    picture: String(profile['profile_picture']),
    banks: { local: sampleBank(contract, platform) },
  };
}

function sampleBank(contract: Contract, platform: Platform): BankDetails {
  const examples =
    contract.operations.find(({ id }) => id === 'createLocalBank')?.requestBody?.content[0]?.examples ?? [];
  const example =
    examples.find(({ platforms }) => platforms?.includes(platform)) ??
    examples.find(({ platforms }) => platforms === undefined);
  return (example?.value ?? {}) as BankDetails;
}

/**
 * Creates a persona with one key for each scope group that its account may use, and the other keys that
 * `PersonaListing.keys` describes.
 */
export function createPersona(contract: Contract, purpose: string, account: Account): Persona {
  if (account.accountType !== 'BUSINESS') return { purpose, account, keys: [] };
  const allowed = parentScopes(contract).filter((scope) => {
    const { condition } = contract.credentials.bearer.scopes[scope];
    return condition === undefined || meetsCondition(account, condition);
  });
  const of = (name: string, scopes: readonly Scope[], status: PersonaKey['status'] = 'valid'): PersonaKey => ({
    key: keyOf(account.email, name),
    scopes,
    status,
  });
  return {
    purpose,
    account,
    keys: [
      of('all', allowed),
      ...allowed.map((scope) => of(scope, [scope])),
      of('expired', allowed, 'expired'),
      of('revoked', allowed, 'revoked'),
    ],
  };
}

function parentScopes(contract: Contract): Scope[] {
  const scopes = Object.entries(contract.credentials.bearer.scopes) as [Scope, { parent?: string }][];
  return scopes.filter(([, { parent }]) => parent === undefined).map(([name]) => name);
}

/** Derives keys from the e-mail address, so that every machine and every run has the same keys. */
function keyOf(email: string, name: string): string {
  const digest = (part: string): string =>
    createHash('sha256').update(`${email.toLowerCase()} ${name} ${part}`).digest('hex');
  return `wapi_test_${digest('kid').slice(0, 18)}_${digest('secret')}`;
}
