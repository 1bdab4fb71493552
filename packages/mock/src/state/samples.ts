import { type Contract, ContractError, type Example, pathOf, type Platform } from '@wapi/types';
import type { Account, StoredTransaction, Transaction, TrustedCard, Withdrawal } from './account.js';

/** Milliseconds after enrolment during which a card can be verified. WiPay does not document the real duration. */
export const VERIFICATION_WINDOW_MS = 72 * 3_600_000;

/**
 * Returns the value of a named response example. Finds the example by its name alone, so that operation ids can change.
 *
 * @throws {ContractError} if the spec has no such example
 */
export function exampleOf(contract: Contract, name: string): Record<string, unknown> {
  const value = findExample(contract, name);
  if (value === undefined)
    throw new ContractError(`The spec has no example ${name}, which the mock is made from.`, ['paths']);
  return value;
}

function findExample({ operations }: Contract, name: string): Record<string, unknown> | undefined {
  const examples = operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
  const value = examples.find((example) => example.name === name)?.value;
  return structuredClone(value) as Record<string, unknown> | undefined;
}

/**
 * Returns the response example for a platform, or the example for all platforms.
 *
 * @throws {ContractError} if the spec has neither
 */
export function exampleFor(contract: Contract, operationId: string, platform: Platform): Example {
  const examples = responseExamples(contract, operationId);
  const example =
    examples.find(({ platforms }) => platforms?.includes(platform)) ??
    examples.find(({ platforms }) => platforms === undefined);
  if (example === undefined) throw lacks(contract, operationId, `example of ${operationId}`);
  return example;
}

function lacks({ operations }: Contract, operationId: string, what: string): ContractError {
  const operation = operations.find(({ id }) => id === operationId);
  return new ContractError(
    `The spec has no ${what}, which the mock needs.`,
    operation === undefined ? ['paths'] : pathOf(operation),
  );
}

function responseExamples(contract: Contract, operationId: string): readonly Example[] {
  const operation = contract.operations.find(({ id }) => id === operationId);
  return operation?.responses.flatMap(({ examples }) => examples) ?? [];
}

/**
 * Returns the transactions, cards and withdrawals in the spec's examples, with the platform's currency as their local
 * currency. A list is empty if the spec has no example for it.
 */
export function sampleHistory(
  contract: Contract,
  platform: Platform,
): Pick<Account, 'transactions' | 'trustedCards' | 'withdrawals'> {
  const transactions = (findExample(contract, 'transactions')?.['data'] ?? []) as Transaction[];
  const trustedCards = (findExample(contract, 'trustedCards')?.['data'] ?? []) as TrustedCard[];
  const withdrawals = (findExample(contract, 'withdrawals')?.['data'] ?? { data: [] }) as { data: Withdrawal[] };
  const [{ defaultPlatform }] = contract.servers as [Contract['servers'][number]];
  const from = contract.platforms[defaultPlatform].currency;
  const to = contract.platforms[platform].currency;
  const withCurrency = <Money extends object>(money: Money): Money =>
    Object.fromEntries(Object.entries(money).map(([name, value]) => [name, value === from ? to : value])) as Money;
  return {
    transactions: transactions.map((shown): StoredTransaction => ({
      shown: withCurrency(shown),
      environment: 'sandbox',
      refundRequested: false,
    })),
    trustedCards,
    withdrawals: withdrawals.data.map(withCurrency),
  };
}

/**
 * Shifts the ends of all verification windows by the same amount, because the dates in the spec's examples are in the
 * past. The latest window then ends one full window length from now.
 *
 * @param now milliseconds since 1970
 * @param fixed the uuids of cards whose window is not shifted
 */
export function withLiveWindow(
  cards: readonly TrustedCard[],
  now: number,
  fixed: readonly string[] = [],
): TrustedCard[] {
  const ends = cards.flatMap(({ uuid, verify_expiry: end }) =>
    end === null || fixed.includes(uuid) ? [] : [Date.parse(end)],
  );
  const shift = now + VERIFICATION_WINDOW_MS - Math.max(...ends);
  return cards.map((card) => {
    const { verify_expiry: end } = card;
    if (fixed.includes(card.uuid)) return card;
    return { ...card, verify_expiry: end === null ? null : toTimestamp(Date.parse(end) + shift) };
  });
}

/** Formats a time as the API does: in UTC, without fractions of a second. */
export function toTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
