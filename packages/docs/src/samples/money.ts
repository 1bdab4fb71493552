import type { Operation } from '@wapi/types';
import { flatten } from './form-encoding.js';
import type { RequestExample } from './request-example.js';

/** The time limit for a request that moves money, in seconds. */
export const TIME_LIMIT = 60;

/** The title and address of the page about requests without a usable response. */
export const afterTimeout = { title: 'After a timeout', address: 'guides/after-a-timeout/' } as const;

/** The comments and messages that samples of money-moving requests contain. A phone shows about 37 columns. */
export const moneyTexts = {
  save: 'Save this in your database first:',
  unknown: `No usable response: the request may have moved money. See "${afterTimeout.title}".`,
} as const;

/** The facts that a sample needs about a request that moves money. */
export interface MoneyRequest {
  /** The fields that later identify the request. */
  saved: readonly (readonly [name: string, value: string])[];
  /** The documented status codes with which the API refuses a request that moves money. */
  refusals: readonly number[];
}

/** Returns the facts for the samples of a money-moving request; undefined if the operation moves no money. */
export function toMoneyRequest(
  { movesMoney, responses }: Operation,
  example: RequestExample,
): MoneyRequest | undefined {
  if (!movesMoney) return undefined;
  const sent = [
    ...example.path,
    ...example.query,
    ...(example.body ?? []).map(({ name, value }) => [name, value] as const),
  ];
  return {
    saved: sent.filter(([name]) => movesMoney.by.includes(name)).flatMap(([name, value]) => flatten(name, value)),
    refusals: responses.map(({ status }) => status).filter((status) => status >= 400 && status < 500),
  };
}
