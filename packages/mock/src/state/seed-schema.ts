import type { Contract, Schema } from '@wapi/types';

const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const digits = { type: 'string', pattern: '^\\d{1,20}$' };
/** Whole cents. The maximum is far below the numbers that JavaScript cannot represent exactly in cents. */
const balance = { type: 'number', minimum: 0, maximum: 1_000_000_000_000, multipleOf: 0.01 };
/** The API shows only the last four digits of a card number. */
const maskedPan = { type: 'string', pattern: '^\\D*\\d{4}$' };
const bank = { type: 'object', additionalProperties: { type: 'string' } };
const object = (properties: object) => ({ type: 'object', properties, additionalProperties: false });
const list = (properties: object) => ({ type: 'array', items: object(properties) });

/** Returns the JSON schema for seeds. Transactions, cards and withdrawals have the fields from the spec's schemas. */
export function seedSchema(contract: Contract): object {
  const fieldsOf = (name: string): object => propertiesOf(contract.schemas[name]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Accounts that a mock of WAPI starts with',
    ...object({
      $schema: text,
      accounts: {
        type: 'array',
        items: {
          ...object({
            email: { type: 'string', format: 'email' },
            basedOn: text,
            account_number: digits,
            account_type: { enum: ['PERSONAL', 'BUSINESS'] },
            password: text,
            first_name: text,
            last_name: text,
            phone: text,
            verified: flag,
            merchant: flag,
            restricted: flag,
            created_by: digits,
            balances: object({ local: balance, foreign: balance }),
            banks: object({ local: bank, foreign: bank }),
            transactions: list({
              ...fieldsOf('Transaction'),
              environment: { enum: ['sandbox', 'live'] },
              refund_requested: flag,
            }),
            trusted_cards: list({ ...fieldsOf('TrustedCard'), pan: maskedPan }),
            withdrawals: list(fieldsOf('Withdrawal')),
          }),
          required: ['email'],
        },
      },
    }),
    required: ['accounts'],
  };
}

/** The properties of a schema and of its alternatives. */
function propertiesOf(schema: Schema | undefined): object {
  const { properties = {}, oneOf = [], anyOf = [], allOf = [] } = schema ?? {};
  const others = [...oneOf, ...anyOf, ...allOf].map(propertiesOf);
  // If alternatives limit a property differently, accept a value that any of them accepts.
  const merged: Record<string, unknown> = {};
  for (const [name, value] of others.flatMap((other) => Object.entries(other)))
    merged[name] = Object.hasOwn(merged, name) ? { anyOf: [merged[name], value] } : value;
  return { ...merged, ...properties };
}
