// The fields of request bodies in WiPay's reference and pages. The expected values come from a list of WiPay's facts,
// not from the spec.
import { describe, expect, it } from 'vitest';
import { at, bundle, discrepancies, operations, resolveRef } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';
import { currency, digits, environment, feeStructure, limitsOf, positive, text } from './support/limits.js';

/** The fields of a body, including fields from `allOf`. */
function fieldsOf(schema: Json) {
  const { properties = {}, allOf = [] } = resolveRef(schema);
  const taken = Object.assign({}, ...allOf.map(fieldsOf));
  const own = Object.entries<Json>(properties).map(([field, property]) => [
    field,
    taken[field] ? { ...taken[field], ...property } : property,
  ]);
  return { ...taken, ...Object.fromEntries(own) };
}

const filled = { ...text, minLength: 1 };
const email = { ...text, format: 'email' };
// URLs to which the browser is redirected, as discrepancies.yaml documents.
const url = { ...text, format: 'uri', pattern: '^https?://' };
const secret = { ...text, format: 'password' };
const e164 = { ...text, pattern: String.raw`^\+[1-9]\d{1,14}$` };
const name = { ...text, minLength: 2, maxLength: 255, pattern: String.raw`^[a-zA-Z\-\s]+$` };
const decimal = { type: ['string', 'number'], pattern: String.raw`^[0-9]{1,10}(\.[0-9]{1,2})?$`, exclusiveMinimum: 0 };
const jamaica = { 'x-platforms': ['jm'] };
const foreign = { ...filled, maxLength: 255 };
const foreignFields = {
  beneficiary_name: foreign,
  beneficiary_account_number: foreign,
  beneficiary_address: foreign,
  beneficiary_bank: foreign,
  beneficiary_bank_swift_or_routing_code: foreign,
  bank_address: foreign,
  intermediary_bank: foreign,
  intermediary_bank_address: foreign,
  intermediary_bank_swift_code: foreign,
  intermediary_bank_routing_number_or_aba: foreign,
};
const account = {
  email: { ...email, maxLength: 255 },
  first_name: name,
  last_name: name,
  password: { ...secret, minLength: 8, maxLength: 30 },
};
const localBank = { bank_name: filled, name_in_bank: foreign, bank_account: digits };
const localBankInJamaica = {
  bank_account_type: { ...text, enum: ['chequing', 'saving'], ...jamaica },
  bank_branch: { ...foreign, ...jamaica },
};
const money = { currency, amount: decimal };
const idTypes = ['driver_permit', 'national_id', 'passport'];
// Includes limits that the reference does not document. The last test covers these limits.
const recipient = {
  email: { ...email, maxLength: 255 },
  phone: e164,
  id_type: { ...text, enum: idTypes },
  id_number: foreign,
};
const ofType = (type: Json) => ({ withdrawal_type: { ...text, const: type } });

/** The body, its required fields and its optional fields with their limits. */
const bodies: Json[][] = [
  [
    'POST /auth/tokens',
    { email, password: { ...secret, minLength: 8 }, scopes: { ...filled, 'x-scope-list': 'bearer' } },
    {},
  ],
  ['POST /auth/tokens/refresh', { refresh_token: { ...secret, minLength: 1 } }, {}],
  ['POST /accounts', account, {}],
  ['PATCH /accounts/{account_number}', {}, account],
  [
    'PATCH /user/password',
    {
      old_password: { ...secret, minLength: 1 },
      new_password: { ...secret, minLength: 8, maxLength: 30, 'x-differs-from': 'old_password' },
      confirm_password: { ...secret, minLength: 1, 'x-same-as': 'new_password' },
    },
    {},
  ],
  ['PATCH /user/phone', { phone: { ...text, pattern: String.raw`^[0-9+\-\s()]+$` } }, {}],
  ...['POST', 'PATCH'].map((method) => [
    `${method} /user/picture`,
    {
      picture: {
        ...text,
        format: 'binary',
        maxLength: 5 * 1024 * 1024,
        'x-file-types': ['bmp', 'gif', 'jpeg', 'jpg', 'png', 'svg'],
      },
    },
    {},
  ]),
  ['POST /user/banks/local', localBank, localBankInJamaica],
  ['PATCH /user/banks/local', {}, { ...localBank, ...localBankInJamaica }],
  ['POST /user/banks/foreign', foreignFields, {}],
  ['PATCH /user/banks/foreign', {}, foreignFields],
  ['POST /trusted-cards', { environment, response_url: { ...url, maxLength: 255 } }, {}],
  ['POST /trusted-cards/{uuid}/verify', { amount: positive }, {}],
  [
    'POST /trusted-cards/{uuid}/charge',
    {
      total: decimal,
      currency,
      fee_structure: feeStructure,
      order_id: foreign,
      origin: foreign,
      response_url: { ...url, maxLength: 255 },
    },
    {
      account_number: digits,
      environment,
      country_code: { ...text, enum: ['BB', 'GD', 'GY', 'JM', 'TT'], 'x-platform-enum': 'code' },
      data: { ...text, contentMediaType: 'application/json', maxLength: 8192 },
    },
  ],
  ['POST /withdrawals normal', { ...ofType('normal'), ...money }, {}],
  [
    'POST /withdrawals sub_banked',
    {
      ...ofType('sub_banked'),
      ...money,
      ...recipient,
      bank_name: foreign,
      bank_account: { ...digits, maxLength: 255 },
      name_in_bank: foreign,
    },
    {
      bank_account_type: { ...text, enum: ['chequing', 'savings'], ...jamaica },
      bank_branch: { ...foreign, ...jamaica },
    },
  ],
  [
    'POST /withdrawals sub_unbanked',
    { ...ofType('sub_unbanked'), ...money, ...recipient, recipient_name: foreign },
    {},
  ],
];

/** The schema of each body. A withdrawal has one schema for each type. */
function schemasOf({ name: operation, operation: { requestBody } }: Json) {
  const [{ schema }] = Object.values<Json>(resolveRef(requestBody).content);
  const { oneOf, discriminator } = resolveRef(schema);
  if (oneOf === undefined) return [[operation, resolveRef(schema)]];
  return Object.entries<Json>(discriminator.mapping).map(([value, $ref]) => [
    `${operation} ${value}`,
    resolveRef({ $ref }),
  ]);
}

const schemas = Object.fromEntries(operations.filter(({ operation }) => operation.requestBody).flatMap(schemasOf));
const limitsOfAll = (fields: Json) =>
  Object.fromEntries(Object.entries<Json>(fields).map(([field, schema]) => [field, limitsOf(schema)]));

describe('request bodies', () => {
  it('are all in the table', () => {
    expect(Object.keys(schemas).toSorted()).toEqual(bodies.map(([operation]) => operation).toSorted());
  });

  it.each(bodies)('of %s have the documented fields and limits', (operation, required, optional) => {
    const schema = schemas[operation];
    expect(limitsOfAll(fieldsOf(schema))).toEqual({ ...required, ...optional });
    expect((schema.required ?? []).toSorted()).toEqual(Object.keys(required).toSorted());
  });

  it('are required', () => {
    const required = Object.entries<Json>(bundle.components.requestBodies).map(([component, body]) => [
      component,
      body.required,
    ]);
    expect(required).toEqual(Object.keys(bundle.components.requestBodies).map((component) => [component, true]));
  });

  it.each([
    ['POST /user/banks/local', 'x-required-on', { jm: ['bank_account_type', 'bank_branch'] }],
    ['POST /withdrawals sub_banked', 'x-required-on', { jm: ['bank_account_type', 'bank_branch'] }],
    ['POST /trusted-cards/{uuid}/charge', 'x-required-for', { 'main-merchant-account': ['account_number'] }],
  ])('of %s require some fields only on some platforms or for some accounts', (operation, extension, fields) => {
    expect(schemas[operation][extension]).toEqual(fields);
    const others = Object.values<Json>(schemas).filter((schema) => extension in schema);
    expect(others.length).toBe(extension === 'x-required-on' ? 2 : 1);
  });

  it.each(['PATCH /user/banks/local', 'PATCH /user/banks/foreign'])('of %s need at least one field', (operation) => {
    expect(schemas[operation].minProperties).toBe(1);
  });
});

/** Returns whether a limit, or the whole field, is marked as inferred. */
function isInferred(schema: Json, keyword: string): boolean {
  return [schema['x-provenance'], schema['x-limit-provenance']?.[keyword]].includes('inferred');
}

describe('limits that WiPay does not document', () => {
  /** Strings that the spec, but not WiPay's documentation, limits to 255 characters. Keyed by schema. */
  const added = {
    AccountUpdate: ['email'],
    TrustedCardCharge: ['order_id', 'origin', 'response_url'],
    SubBankedWithdrawal: ['email', 'bank_name', 'bank_account', 'id_number', 'bank_branch'],
    SubUnbankedWithdrawal: ['email', 'recipient_name', 'id_number'],
  };
  /** WiPay documents the URL's length, but not that the URL begins with `http`. */
  const ofWeb = '/components/schemas/TrustedCardEnrolment/properties/response_url';

  /** WiPay documents the length of an id only for a list filter. */
  const ofPath = '/components/schemas/TransactionId';

  it('are in discrepancies.yaml', () => {
    const { affects } = discrepancies.find((entry: Json) => entry.id === 'text-limits');
    const pointers = Object.entries<Json>(added).flatMap(([schema, fields]) =>
      fields.map((field: string) => `/components/schemas/${schema}/properties/${field}`),
    );
    expect(affects.toSorted()).toEqual([...pointers, ofWeb, ofPath].toSorted());
    for (const pointer of pointers) expect(at(pointer).maxLength, pointer).toBe(255);
    for (const pointer of [...pointers, ofPath]) expect(isInferred(at(pointer), 'maxLength'), pointer).toBe(true);
    for (const pointer of [ofWeb, ofWeb.replace('Enrolment', 'Charge')])
      expect(isInferred(at(pointer), 'pattern'), pointer).toBe(true);
  });

  it('include that a text is not empty', () => {
    const found: string[] = [];
    const unmarked: string[] = [];
    const search = (node: Json, pointer: string) => {
      if (typeof node !== 'object' || node === null) return;
      if (node.minLength === 1) (isInferred(node, 'minLength') ? found : unmarked).push(pointer);
      for (const [key, value] of Object.entries<Json>(node)) search(value, `${pointer}/${key}`);
    };
    search(bundle.components, '');
    expect(unmarked).toEqual([]);
    expect(found.length).toBeGreaterThan(25);
  });

  it('do not include documented limits', () => {
    const schemaAt = (pointer: string) => at(`/components/schemas/${pointer}`);
    expect(schemaAt('LocalBankFields/properties/name_in_bank')['x-limit-provenance']).toEqual({
      minLength: 'inferred',
    });
    expect(schemaAt('SubBankedWithdrawal/properties/name_in_bank')['x-limit-provenance']).toEqual({
      minLength: 'inferred',
    });
    const { hash } = schemaAt('AttemptedTransaction').properties;
    expect([hash.pattern, hash['x-limit-provenance']]).toEqual(['^[0-9a-fA-F]{64}$', undefined]);
  });

  it.each(['LocalBank', 'WithdrawalFields'])('include when the Jamaican fields of %s are null', (schema) => {
    for (const field of ['bank_account_type', 'bank_branch'])
      expect(at(`/components/schemas/${schema}/properties/${field}/description`)).toMatch(
        / on Jamaica's platform only\. Inferred: null on the other platforms\.$/,
      );
  });
});
