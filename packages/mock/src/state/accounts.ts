import { type Account, isSameEmail } from './account.js';
import { deepFreeze } from './deep-freeze.js';
import type { Persona } from './personas.js';
import { withLiveWindow } from './samples.js';
import type { Store } from './store.js';
import { MockError } from '../mock-error.js';

/** The result of a change. */
export interface AccountChange<Result> {
  /** Whether to save the draft and `others`. */
  save: boolean;
  /** Other new or changed accounts to save. If one of them has the draft's number, the draft is saved instead. */
  others?: readonly Account[];
  result: Result;
}

/** The accounts of one namespace. Returned accounts are frozen, so change an account with `change`. */
export interface Accounts {
  byNumber(accountNumber: string): Promise<Account | undefined>;
  /**
   * Finds an account by its e-mail address, ignoring case. This is inferred: see the spec's discrepancy
   * `email-letter-case`.
   */
  byEmail(email: string): Promise<Account | undefined>;
  all(): Promise<readonly Account[]>;
  /**
   * Runs `change` on a draft of an account, and saves the result atomically. The draft shares its lists and objects with
   * the account, so replace them instead of changing them. No other account changes at the same time,
   * even in other processes that share the store. A stateless mock saves nothing.
   */
  change<Result>(accountNumber: string, change: (account: Account) => Promise<AccountChange<Result>>): Promise<Result>;
  /** Replaces the personas of accounts that have not been used yet. Accounts whose persona was removed stay. */
  replacePersonas(personas: readonly Persona[]): void;
  /** Returns an unused account number. If called within a change, no other caller can get the same number. */
  nextNumber(): Promise<string>;
}

const keyOf = (accountNumber: string): string => `account:${accountNumber}`;
/** The key that stores the accounts that are not personas. */
const CREATED_KEY = 'accounts';
/** The first number of created accounts. Far from the personas' numbers, so that the numbers cannot collide. */
const FIRST_NUMBER = 2_000_000_001;

/**
 * Creates the accounts of a namespace. They start as the personas, unless the store already contains accounts.
 *
 * @param clock returns milliseconds since 1970
 */
export function createAccounts(
  store: Store,
  personas: readonly Persona[],
  stateless: boolean,
  clock: () => number,
): Accounts {
  let seeds = seedsOf(personas);

  async function byNumber(accountNumber: string): Promise<Account | undefined> {
    const stored = (await store.get(keyOf(accountNumber))) as Account | undefined;
    return stored === undefined ? begin(accountNumber) : deepFreeze(stored);
  }

  /** Creates the account of a persona on first use. */
  async function begin(accountNumber: string): Promise<Account | undefined> {
    const seed = seeds.get(accountNumber);
    if (seed === undefined) return undefined;
    // The verification window starts when the account is first used.
    const account = deepFreeze({
      ...seed,
      trustedCards: withLiveWindow(seed.trustedCards, clock(), seed.fixedWindows),
    });
    return stateless ? account : deepFreeze((await store.add(keyOf(accountNumber), account)) as Account);
  }

  async function createdNumbers(): Promise<readonly string[]> {
    return ((await store.get(CREATED_KEY)) as readonly string[] | undefined) ?? [];
  }

  /**
   * Returns the store's entries for accounts. If two accounts in the list have the same number, stores only the later
   * one.
   */
  async function entriesOf(accounts: readonly Account[]): Promise<Record<string, unknown>> {
    const entries: Record<string, unknown> = Object.fromEntries(
      accounts.map((account) => [keyOf(account.accountNumber), deepFreeze(account)]),
    );
    const created = accounts
      .map(({ accountNumber }) => accountNumber)
      .filter((accountNumber) => !seeds.has(accountNumber));
    if (created.length > 0) entries[CREATED_KEY] = [...new Set([...(await createdNumbers()), ...created])];
    return entries;
  }

  async function numbers(): Promise<readonly string[]> {
    return [...seeds.keys(), ...(await createdNumbers())];
  }

  return {
    byNumber,
    replacePersonas(others) {
      const now = seedsOf(others);
      seeds = new Map([...now, ...[...seeds].filter(([accountNumber]) => !now.has(accountNumber))]);
    },
    async all() {
      const known = await numbers();
      const stored = (await store.getMany(known.map(keyOf))) as (Account | undefined)[];
      const found = await Promise.all(known.map((accountNumber, index) => stored[index] ?? begin(accountNumber)));
      return found.filter((account) => account !== undefined).map(deepFreeze);
    },
    async nextNumber() {
      const taken = new Set(await numbers());
      let number = FIRST_NUMBER + taken.size - seeds.size;
      while (taken.has(String(number))) number += 1;
      return String(number);
    },
    async byEmail(email) {
      const known = await numbers();
      const stored = (await store.getMany(known.map(keyOf))) as (Account | undefined)[];
      const found = known.find((accountNumber, index) => {
        const account = stored[index] ?? seeds.get(accountNumber);
        return account !== undefined && isSameEmail(account.email, email);
      });
      return found === undefined ? undefined : byNumber(found);
    },
    change: (accountNumber, change) =>
      store.change(async () => {
        const account = await byNumber(accountNumber);
        if (account === undefined) throw new MockError(`Unknown account ${accountNumber}.`);
        const draft = { ...account };
        const { save, others = [], result } = await change(draft);
        return { entries: save && !stateless ? await entriesOf([...others, draft]) : {}, result };
      }),
  };
}

function seedsOf(personas: readonly Persona[]): ReadonlyMap<string, Account> {
  return new Map(personas.map(({ account }) => [account.accountNumber, deepFreeze(account)]));
}
