import { contract, type OperationId } from '@wapi/types';
import type { ChargeTrustedCardBody, CreateWithdrawalBody } from '../../src/index.js';

/** A valid body for every operation that accepts one, without files. */

export const credentials = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' } as const;
export const account = {
  email: 'jane@example.com',
  first_name: 'Jane',
  last_name: 'Smith',
  password: 'correct-horse-7',
};
export const passwords = {
  old_password: credentials.password,
  new_password: 'Correct-horse-8',
  confirm_password: 'Correct-horse-8',
};
export const localBank = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };
export const foreignBank = {
  beneficiary_name: 'John Smith',
  beneficiary_account_number: '000123456789',
  beneficiary_address: '12 Frederick Street, Port of Spain',
  beneficiary_bank: 'First Example Bank',
  beneficiary_bank_swift_or_routing_code: 'FEXBUS33',
  bank_address: '100 Main Street, Miami, FL 33101',
  intermediary_bank: 'Second Example Bank',
  intermediary_bank_address: '200 Wall Street, New York, NY 10005',
  intermediary_bank_swift_code: 'SEXBUS33',
  intermediary_bank_routing_number_or_aba: '021000021',
};
export const enrolment = {
  environment: 'sandbox',
  response_url: 'https://shop.example.com/cards/enrolled?from=a&to=b',
} as const;
export const charge = {
  total: '155.00',
  currency: 'TTD',
  fee_structure: 'customer_pay',
  order_id: '000124',
  origin: 'test-merchant-shop',
  response_url: 'https://shop.example.com/orders/000124',
} as const satisfies ChargeTrustedCardBody;
export const ownBank = {
  withdrawal_type: 'normal',
  currency: 'TTD',
  amount: '25.00',
} as const satisfies CreateWithdrawalBody;
const recipient = { currency: 'USD', amount: '1.50', email: 'jane.doe@example.com', phone: '+18687778899' } as const;
const identity = { id_type: 'passport', id_number: 'TB963809' } as const;
export const banked = {
  withdrawal_type: 'sub_banked',
  ...recipient,
  bank_name: 'First Citizens',
  bank_account: '0234567890',
  name_in_bank: 'Jane Doe',
  ...identity,
} as const satisfies CreateWithdrawalBody;
export const unbanked = {
  withdrawal_type: 'sub_unbanked',
  ...recipient,
  recipient_name: 'Jane Doe',
  ...identity,
} as const satisfies CreateWithdrawalBody;

/** Returns the spec's example value for a path parameter, which is an id that the mock's first persona has. */
export function exampleId(id: OperationId, parameter: string): string {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const example = operation?.parameters.find(({ name, in: place }) => place === 'path' && name === parameter)?.example;
  if (typeof example !== 'string') throw new Error(`${id} has no example of ${parameter}`);
  return example;
}
