import type { Contract } from '@wapi/types';
import { type Cents, toCents } from './money.js';
import { SpecError } from '../mock-error.js';

/**
 * Returns the amount that each enrolment charges, in hundredths of a USD. The amount comes from the spec's verification
 * example.
 *
 * @throws {SpecError} if the spec has no such example
 */
export function microCharge(contract: Contract): Cents {
  const verification = contract.operations.find(
    ({ requestBody }) => requestBody?.content[0]?.schema['x-name'] === 'TrustedCardVerification',
  )?.requestBody?.content[0]?.examples[0];
  if (verification === undefined)
    throw new SpecError(
      'The spec has no example of a request to verify a card. The mock needs one for the amount of the micro-charge.',
    );
  return toCents((verification.value as { amount: number }).amount);
}
