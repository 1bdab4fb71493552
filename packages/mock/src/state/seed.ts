import type { Contract, Platform } from '@wapi/types';
import { type Account, type BankDetails, isSameEmail } from './account.js';
import { compileShape, describeShapeError, nameIn } from './check-shape.js';
import { createPersona, PASSWORD, type Persona } from './personas.js';
import { seedSchema } from './seed-schema.js';
import { createBankReader } from './seeded-banks.js';
import { createHistoryReader, type SeedHistory } from './seeded-history.js';
import { SeedError } from '../mock-error.js';

/**
 * An account that exists from the start. Omitted fields come from the persona in `basedOn`, or from `new@test.com`, a
 * verified business with nothing set up.
 */
export interface SeedAccount extends SeedHistory {
  /** The account's e-mail address. If a persona has this address, the seed changes that persona. */
  email: string;
  /**
   * The e-mail address of a persona, or of an account earlier in the seed. The new account copies the history, balances
   * and settings of that account.
   */
  basedOn?: string;
  /** The account's number, with 1 to 20 digits. By default, an unused number. */
  account_number?: string;
  account_type?: 'PERSONAL' | 'BUSINESS';
  /** @default 'Passw0rd!' */
  password?: string;
  first_name?: string;
  last_name?: string;
  phone?: string;
  verified?: boolean;
  /** Whether the account is a Main Merchant Account. */
  merchant?: boolean;
  restricted?: boolean;
  /** The account number of the MMA that created the account. */
  created_by?: string;
  /** The account's balances, each in the major unit of its currency. */
  balances?: { local?: number; foreign?: number };
  /**
   * Bank details by the API's field names. All fields that the platform requires must be set. Fields for other
   * platforms are ignored.
   */
  banks?: { local?: BankDetails; foreign?: BankDetails };
}

/** Accounts that exist from the start, in addition to the personas. Plain JSON data. */
export interface Seed {
  /** The URL or path of the JSON Schema, for code editors. */
  $schema?: string;
  accounts: readonly SeedAccount[];
}

/** Only the personas. */
export const NO_SEED: Seed = Object.freeze({ accounts: [] });

/**
 * The first number for seeded accounts without a number. Far from the numbers of personas and created accounts, so that
 * the numbers cannot collide.
 */
const FIRST_NUMBER = 3_000_000_001;
/** The persona with nothing set up. */
const BLANK = 'new@test.com';

/**
 * Adds the accounts of a seed to the personas, each with its own keys.
 *
 * @throws {SeedError} that names the invalid field
 */
export function applySeed(contract: Contract, platform: Platform, personas: readonly Persona[], seed: Seed): Persona[] {
  if (seed === NO_SEED) return [...personas];
  requireSeed(contract, seed);
  const { currencies } = contract.platforms[platform];
  const readHistory = createHistoryReader(contract, platform);
  const readBank = createBankReader(contract, platform);

  function banksOf({ banks = {} }: SeedAccount, index: number): Account['banks'] {
    const read: { local?: BankDetails; foreign?: BankDetails } = {};
    for (const kind of ['local', 'foreign'] as const) {
      if (banks[kind] === undefined) continue;
      const found = readBank(kind, banks[kind]);
      if ('message' in found)
        throw new SeedError(`${nameInSeed(`/accounts/${index}/banks/${kind}${found.place}`)} ${found.message}.`);
      read[kind] = found.details;
    }
    return read;
  }

  const byEmail = new Map(personas.map((persona) => [persona.account.email.toLowerCase(), persona]));
  const seededEmails = new Set<string>();
  seed.accounts.forEach((seeded, index) => {
    const email = seeded.email.toLowerCase();
    if (seededEmails.has(email))
      throw new SeedError(
        `${nameInSeed(`/accounts/${index}/email`)} must be unique, received "${seeded.email}" a second time.`,
      );
    seededEmails.add(email);
    for (const list of ['transactions', 'withdrawals'] as const)
      seeded[list]?.forEach(({ currency }, item) => {
        if (currency !== undefined && !currencies.includes(currency))
          throw new SeedError(
            `${nameInSeed(`/accounts/${index}/${list}/${item}/currency`)} must be one of ` +
              `${currencies.join(', ')} on the platform ${platform}, received "${currency}".`,
          );
      });
    const { basedOn = byEmail.has(email) ? email : BLANK } = seeded;
    const model = byEmail.get(basedOn.toLowerCase());
    if (model === undefined)
      throw new SeedError(
        `${nameInSeed(`/accounts/${index}/basedOn`)} must be the e-mail address of a persona or an ` +
          `earlier account, received "${basedOn}".`,
      );
    const number = byEmail.get(email)?.account.accountNumber ?? String(FIRST_NUMBER + index);
    const withoutHistory = accountOf(seeded, model.account, number, banksOf(seeded, index));
    const account = { ...withoutHistory, ...readHistory(seeded, withoutHistory) };
    byEmail.set(
      email,
      createPersona(
        contract,
        isSameEmail(model.account.email, email) ? model.purpose : `From the seed, based on ${basedOn}.`,
        account,
      ),
    );
  });
  const seededPersonas = [...byEmail.values()];
  const numbers = seededPersonas.map(({ account }) => account.accountNumber);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined)
    throw new SeedError(`"seed.accounts" must have unique account numbers, received ${twice} twice.`);
  return seededPersonas;
}

function accountOf(seeded: SeedAccount, model: Account, accountNumber: string, banks: Account['banks']): Account {
  const { balances, created_by: createdBy, restricted } = seeded;
  return {
    ...model,
    email: seeded.email,
    accountNumber: seeded.account_number ?? accountNumber,
    accountType: seeded.account_type ?? model.accountType,
    password: seeded.password ?? (isSameEmail(model.email, seeded.email) ? model.password : PASSWORD),
    firstName: seeded.first_name ?? model.firstName,
    lastName: seeded.last_name ?? model.lastName,
    phone: seeded.phone ?? model.phone,
    verified: seeded.verified ?? model.verified,
    merchant: seeded.merchant ?? model.merchant,
    balances: { ...model.balances, ...balances },
    banks: { ...model.banks, ...banks },
    ...(restricted !== undefined && { restricted }),
    ...(createdBy !== undefined && { createdBy }),
  };
}

function requireSeed(contract: Contract, seed: unknown): asserts seed is Seed {
  const validate = compileShape(seedSchema(contract));
  if (!validate(seed)) throw new SeedError(describeShapeError('seed', validate.errors?.[0]));
}

/** Turns `/accounts/0/email` into `"seed.accounts[0].email"`. */
function nameInSeed(pointer: string): string {
  return nameIn('seed', pointer);
}
