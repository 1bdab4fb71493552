import type { Contract, Platform } from '@wapi/types';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Account, type BankDetails, isSameEmail } from './account.js';
import { createPersona, PASSWORD, type Persona } from './personas.js';
import { createBankReader } from './seeded-banks.js';
import { SeedError } from '../mock-error.js';

/**
 * An account that exists from the start. Omitted fields come from the persona in `basedOn`, or from `new@test.com`, a
 * verified business with nothing set up.
 */
export interface SeedAccount {
  /** The e-mail address of a persona changes that persona. */
  email: string;
  /**
   * The e-mail address of a persona, or of an earlier account of the seed, whose history, balances and settings it
   * copies.
   */
  basedOn?: string;
  /** 1 to 20 digits. An unused number by default. */
  account_number?: string;
  account_type?: 'PERSONAL' | 'BUSINESS';
  /** @default 'Passw0rd!' */
  password?: string;
  first_name?: string;
  last_name?: string;
  phone?: string;
  verified?: boolean;
  /** Whether it is a Main Merchant Account. */
  merchant?: boolean;
  restricted?: boolean;
  /** The account number of the MMA that created it. */
  created_by?: string;
  /** In the currencies' major units. */
  balances?: { local?: number; foreign?: number };
  /** By the API's field names, with all fields that the platform requires. Fields of other platforms are ignored. */
  banks?: { local?: BankDetails; foreign?: BankDetails };
}

/** Accounts that exist from the start, in addition to the personas. Plain JSON data. */
export interface Seed {
  accounts: readonly SeedAccount[];
}

/** Only the personas. */
export const NO_SEED: Seed = Object.freeze({ accounts: [] });

const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const digits = { type: 'string', pattern: '^\\d{1,20}$' };
/** Whole cents only. */
const amount = { type: 'number', multipleOf: 0.01 };
const bank = { type: 'object', additionalProperties: { type: 'string' } };
const object = (properties: object) => ({ type: 'object', properties, additionalProperties: false });

const SCHEMA = {
  ...object({
    accounts: {
      type: 'array',
      items: {
        ...object({
          email: { type: 'string', format: 'email' },
          basedOn: text,
          account_number: digits,
          account_type: { enum: ['PERSONAL', 'BUSINESS'] },
          password: text,
          first_name: text,
          last_name: text,
          phone: text,
          verified: flag,
          merchant: flag,
          restricted: flag,
          created_by: digits,
          balances: object({ local: amount, foreign: amount }),
          banks: object({ local: bank, foreign: bank }),
        }),
        required: ['email'],
      },
    },
  }),
  required: ['accounts'],
};

/**
 * The first number for seeded accounts without a number. Far from those of personas and created accounts, so that they
 * cannot collide.
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
  requireSeed(seed);
  const readBank = createBankReader(contract, platform);

  function banksOf({ banks = {} }: SeedAccount, index: number): Account['banks'] {
    const read: Account['banks'] = {};
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
  seed.accounts.forEach((seeded, index) => {
    const email = seeded.email.toLowerCase();
    const { basedOn = byEmail.has(email) ? email : BLANK } = seeded;
    const model = byEmail.get(basedOn.toLowerCase());
    if (model === undefined)
      throw new SeedError(
        `${nameInSeed(`/accounts/${index}/basedOn`)} must be the e-mail address of a persona or an ` +
          `earlier account, received "${basedOn}".`,
      );
    const number = byEmail.get(email)?.account.accountNumber ?? String(FIRST_NUMBER + index);
    const account = accountOf(seeded, model.account, number, banksOf(seeded, index));
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

function requireSeed(seed: unknown): asserts seed is Seed {
  const ajv = new Ajv2020({ validateSchema: false, multipleOfPrecision: 6 });
  addFormats.default(ajv);
  const validate = ajv.compile(SCHEMA);
  if (validate(seed)) return;
  throw new SeedError(`${describe(validate.errors?.[0])}.`);
}

function describe({ instancePath = '', message = 'is invalid', params = {} }: Partial<ErrorObject> = {}): string {
  const name = nameInSeed(instancePath);
  const unknown: unknown = params['additionalProperty'];
  return unknown === undefined ? `${name} ${message}` : `${name} has the unknown field "${String(unknown)}"`;
}

/** Turns `/accounts/0/email` into `"seed.accounts[0].email"`. */
function nameInSeed(pointer: string): string {
  return `"seed${pointer.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}"`;
}
