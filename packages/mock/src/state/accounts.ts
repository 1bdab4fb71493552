import { type Account, draftOf } from './account.js';
import { deepFreeze } from './deep-freeze.js';
import type { Persona } from './personas.js';
import { withLiveWindow } from './samples.js';
import type { Store } from './store.js';

/** The accounts of one mock. What it returns is frozen: `change` and `save` are the ways to change it. */
export interface Accounts {
  byNumber(accountNumber: string): Promise<Account | undefined>;
  byEmail(email: string): Promise<Account | undefined>;
  /** Every account that there is. */
  all(): Promise<readonly Account[]>;
  /**
   * Runs `change` on a draft of an account while no other change of any account runs, and keeps the draft where `keep` is true.
   *
   * In a stateless mock nothing is kept.
   */
  change<T>(accountNumber: string, change: (account: Account) => Promise<{ keep: boolean; result: T }>): Promise<T>;
  /** Keeps an account, whether it is new or not. */
  save(account: Account): Promise<void>;
  /** Lets the accounts that were never looked at start as other personas do. Those that are no personas any more stay. */
  startAs(personas: readonly Persona[]): void;
  /** An account number that no account has. */
  nextNumber(): Promise<string>;
}

const keyOf = (accountNumber: string): string => `account:${accountNumber}`;
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
  let seeds = seedsOf(personas);
  let queue: Promise<unknown> = Promise.resolve();

  async function byNumber(accountNumber: string): Promise<Account | undefined> {
    const stored = (await store.get(keyOf(accountNumber))) as Account | undefined;
    if (stored !== undefined) return stored;
    const seed = seeds.get(accountNumber);
    if (seed === undefined) return undefined;
    // The verification window starts when the account is first used.
    const account = deepFreeze({ ...seed, trustedCards: withLiveWindow(seed.trustedCards, clock()) });
    if (!stateless) await store.set(keyOf(accountNumber), account);
    return account;
  }

  async function createdNumbers(): Promise<readonly string[]> {
    return ((await store.get(CREATED_KEY)) as readonly string[] | undefined) ?? [];
  }

  async function list(accountNumber: string): Promise<void> {
    const created = await createdNumbers();
    if (!created.includes(accountNumber)) await store.set(CREATED_KEY, [...created, accountNumber]);
  }

  async function save(account: Account): Promise<void> {
    if (stateless) return;
    if (!seeds.has(account.accountNumber)) await list(account.accountNumber);
    await store.set(keyOf(account.accountNumber), deepFreeze(account));
  }

  async function numbers(): Promise<readonly string[]> {
    return [...seeds.keys(), ...(await createdNumbers())];
  }

  return {
    byNumber,
    save,
    startAs(others) {
      const now = seedsOf(others);
      seeds = new Map([...now, ...[...seeds].filter(([accountNumber]) => !now.has(accountNumber))]);
    },
    async all() {
      const found = await Promise.all((await numbers()).map(byNumber));
      return found.filter((account) => account !== undefined);
    },
    async nextNumber() {
      const taken = new Set(await numbers());
      let number = FIRST_NUMBER + taken.size - seeds.size;
      while (taken.has(String(number))) number += 1;
      return String(number);
    },
    async byEmail(email) {
      for (const accountNumber of await numbers()) {
        const { email: own } = ((await store.get(keyOf(accountNumber))) as Account | undefined) ?? seeds.get(accountNumber) ?? {};
        if (own === email) return byNumber(accountNumber);
      }
      return undefined;
    },
    change(accountNumber, change) {
      const run = async (): ReturnType<typeof change> => {
        const account = await byNumber(accountNumber);
        if (account === undefined) throw new Error(`There is no account ${accountNumber}.`);
        const draft = draftOf(account);
        const outcome = await change(draft);
        if (outcome.keep) await save(draft);
        return outcome;
      };
      const done = queue.then(run);
      queue = done.catch(() => undefined);
      return done.then(({ result }) => result);
    },
  };
}

function seedsOf(personas: readonly Persona[]): ReadonlyMap<string, Account> {
  return new Map(personas.map(({ account }) => [account.accountNumber, deepFreeze(account)]));
}
