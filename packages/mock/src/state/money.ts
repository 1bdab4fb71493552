/** Money in hundredths of a currency's major unit, so that sums are exact. */
export type Cents = number;

/** Reads an amount in the major unit, such as `155.00` or 155. A third decimal is rounded. */
export function toCents(amount: string | number): Cents {
  return Math.round(Number(amount) * 100);
}

/** Writes an amount in the major unit with two decimals, as the API does in texts. */
export function toText(cents: Cents): string {
  return (cents / 100).toFixed(2);
}

/** An amount in the major unit, as the API writes JSON numbers. */
export function toNumber(cents: Cents): number {
  return cents / 100;
}
