/** Money in hundredths of a currency's major unit, so that sums are exact. */
export type Cents = number;

/** Converts an amount in the major unit, such as `155.00` or 155. Rounds to two decimals. */
export function toCents(amount: string | number): Cents {
  return Math.round(Number(amount) * 100);
}

/** Formats an amount in the major unit with two decimals, as in the API's strings. */
export function toText(cents: Cents): string {
  return (cents / 100).toFixed(2);
}

/** Converts to the major unit, as in the API's JSON numbers. */
export function toNumber(cents: Cents): number {
  return cents / 100;
}
