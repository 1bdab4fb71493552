import { type Account, draftOf, isSameEmail } from './account.js';
import { deepFreeze } from './deep-freeze.js';
import type { Persona } from './personas.js';
import { withLiveWindow } from './samples.js';
import type { Store } from './store.js';
import { MockError } from '../mock-error.js';

/** What a change comes to. */
export interface AccountChange<Result> {
  /** Whether the draft is kept, and with it the others. */
  keep: boolean;
  /** Other accounts to keep, whether they are new or not. The draft goes before them. */
  others?: readonly Account[];
  result: Result;
}

/** The accounts of one mock. What it returns is frozen: `change` is the way to change it. */
export interface Accounts {
  byNumber(accountNumber: string): Promise<Account | undefined>;
  /** Finds an account by its e-mail address, compared without case. Inferred: see the spec's discrepancy `email-letter-case`. */
  byEmail(email: string): Promise<Account | undefined>;
  /** Every account that there is. */
  all(): Promise<readonly Account[]>;
  /**
   * Runs `change` on a draft of an account while no other change of any account runs, whoever shares the store, and keeps what it says in one
   * step.
   *
   * In a stateless mock nothing is kept.
   */
  change<Result>(accountNumber: string, change: (account: Account) => Promise<AccountChange<Result>>): Promise<Result>;
  /** Lets the accounts that were never looked at start as other personas do. Those that are no personas any more stay. */
  replacePersonas(personas: readonly Persona[]): void;
  /** An account number that no account has. Within a change, nobody else is given it. */
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

  /** A persona that was not used yet. */
  async function begin(accountNumber: string): Promise<Account | undefined> {
    const seed = seeds.get(accountNumber);
    if (seed === undefined) return undefined;
    // The verification window starts when the account is first used.
    const account = deepFreeze({ ...seed, trustedCards: withLiveWindow(seed.trustedCards, clock()) });
    return stateless ? account : deepFreeze((await store.add(keyOf(accountNumber), account)) as Account);
  }

  async function createdNumbers(): Promise<readonly string[]> {
    return ((await store.get(CREATED_KEY)) as readonly string[] | undefined) ?? [];
  }

  /** The entries of a store for accounts; of two with the same number, the last. */
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
        if (account === undefined) throw new MockError(`There is no account ${accountNumber}.`);
        const draft = draftOf(account);
        const { keep, others = [], result } = await change(draft);
        return { entries: keep && !stateless ? await entriesOf([...others, draft]) : {}, result };
      }),
  };
}

function seedsOf(personas: readonly Persona[]): ReadonlyMap<string, Account> {
  return new Map(personas.map(({ account }) => [account.accountNumber, deepFreeze(account)]));
}
