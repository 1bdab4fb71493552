import { WapiConfigError } from '../errors/wapi-config-error.js';
import { moneyPattern } from '../generated/wire.js';
import { formatNumber } from './fields.js';

/**
 * Rejects an amount that the spec does not allow, because a server may read `1,000.00` as 1. Ignores a missing amount,
 * because the API reports it if it is required.
 *
 * @throws WapiConfigError whose message does not quote the amount, because it may be private
 */
export function assertAmount(name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  const text = typeof value === 'number' ? formatNumber(name, value) : String(value);
  // `[1-9]` rejects zero.
  if (/^(string|number|bigint)$/.test(typeof value) && moneyPattern.test(text) && /[1-9]/.test(text)) return;
  throw new WapiConfigError(
    `${name} must be an amount above 0 with at most 10 digits before and 2 after the decimal point, such as "155.00"`,
  );
}
