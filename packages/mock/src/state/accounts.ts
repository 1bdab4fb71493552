import type { Account } from './account.js';
import type { Persona } from './personas.js';
import { withLiveWindow } from './samples.js';
import type { Store } from './store.js';

/** The accounts of one mock. */
export interface Accounts {
  byNumber(accountNumber: string): Promise<Account | undefined>;
  byEmail(email: string): Promise<Account | undefined>;
  /**
   * Runs `change` on an account while no other change of any account runs, and keeps what it did if it returns true.
   *
   * In a stateless mock nothing is kept.
   */
  change<T>(accountNumber: string, change: (account: Account) => Promise<{ keep: boolean; result: T }>): Promise<T>;
  /** Keeps an account, whether it is new or not. */
  save(account: Account): Promise<void>;
  /** An account number that no account has. */
  nextNumber(): Promise<string>;
}

/** Lists the accounts that are no personas. */
const CREATED_KEY = 'accounts';
/** Far from the personas' numbers. */
const FIRST_NUMBER = 2_000_000_001;

/**
 * Creates the accounts of a mock. Personas are there from the start; what a store holds goes before them.
 *
 * @param clock milliseconds since 1970
 */
export function createAccounts(store: Store, personas: readonly Persona[], stateless: boolean, clock: () => number): Accounts {
  const seeds = new Map(personas.map(({ account }) => [account.accountNumber, JSON.stringify(account)]));
  let queue: Promise<unknown> = Promise.resolve();

  async function byNumber(accountNumber: string): Promise<Account | undefined> {
    const stored = (await store.get(`account:${accountNumber}`)) as Account | undefined;
    return stored ?? seed(accountNumber);
  }

  /** The verification window starts now, and is kept with the account by its first successful call. */
  function seed(accountNumber: string): Account | undefined {
    const text = seeds.get(accountNumber);
    if (text === undefined) return undefined;
    const account = JSON.parse(text) as Account;
    return { ...account, trustedCards: withLiveWindow(account.trustedCards, clock()) };
  }

  async function createdNumbers(): Promise<readonly string[]> {
    return ((await store.get(CREATED_KEY)) as readonly string[] | undefined) ?? [];
  }

  async function save(account: Account): Promise<void> {
    if (stateless) return;
    const created = await createdNumbers();
    if (!seeds.has(account.accountNumber) && !created.includes(account.accountNumber)) {
      await store.set(CREATED_KEY, [...created, account.accountNumber]);
    }
    await store.set(`account:${account.accountNumber}`, account);
  }

  return {
    byNumber,
    save,
    async nextNumber() {
      return String(FIRST_NUMBER + (await createdNumbers()).length);
    },
    async byEmail(email) {
      for (const accountNumber of [...seeds.keys(), ...(await createdNumbers())]) {
        const account = await byNumber(accountNumber);
        if (account?.email === email) return account;
      }
      return undefined;
    },
    change(accountNumber, change) {
      const run = async (): ReturnType<typeof change> => {
        const account = await byNumber(accountNumber);
        if (account === undefined) throw new Error(`There is no account ${accountNumber}.`);
        const outcome = await change(account);
        if (outcome.keep) await save(account);
        return outcome;
      };
      const done = queue.then(run);
      queue = done.catch(() => undefined);
      return done.then(({ result }) => result);
    },
  };
}
