// The known differences between WiPay's pages and the two editions of the reference. The expected values come from a
// list of facts, and each difference has an entry in discrepancies.yaml.
import { describe, expect, it } from 'vitest';
import { at, discrepancies, uses } from '../support/bundle.js';
import type { Json } from '../support/bundle.js';

const schema = (path: Json) => `/components/schemas/${path}`;

/**
 * For each entry: a location that it affects, the statements of its sources in order, and a check of the spec at that
 * location.
 */
const known: [id: string, pointer: string, says: RegExp[], check: (found: Json) => void][] = [
  [
    'profile-account-number-type',
    schema('UserProfile/properties/account_number'),
    [/string/, /number/, /string/i],
    (found: Json) => expect(found).toMatchObject({ oneOf: [{ type: 'string' }, { type: 'integer' }] }),
  ],
  [
    'bank-account-type-spelling',
    schema('LocalBankFields/properties/bank_account_type'),
    [/`saving`/, /`savings`/],
    ({ enum: values }: Json) => expect(values).toEqual(['chequing', 'saving']),
  ],
  [
    'bank-account-type-spelling',
    schema('SubBankedWithdrawal/properties/bank_account_type'),
    [/`saving`/, /`savings`/],
    ({ enum: values }: Json) => expect(values).toEqual(['chequing', 'savings']),
  ],
  [
    'trusted-card-shape',
    schema('TrustedCardResponse/properties/data'),
    [/list/, /object/],
    ({ oneOf }: Json) => expect(oneOf).toMatchObject([{ type: 'array' }, { $ref: '#/components/schemas/TrustedCard' }]),
  ],
  [
    'picture-missing-status',
    '/components/responses/PictureMissing',
    [/409/, /400/],
    ({ content }: Json) => expect(content).toBeDefined(),
  ],
  [
    'picture-delete-file',
    '/paths/~1user~1picture/delete',
    [/three operations/, /no fields/],
    (operation: Json) => expect(operation).not.toHaveProperty('requestBody'),
  ],
  [
    'request-media-type',
    '/components/requestBodies/TrustedCardCharge/content',
    [/form data/i, /urlencoded/, /JSON/],
    (content: Json) => expect(content).not.toHaveProperty(['application/json']),
  ],
  [
    'charge-origin-required',
    schema('TrustedCardCharge/properties/origin'),
    [/required/i, /optional/i],
    () => expectRequired('TrustedCardCharge', 'origin'),
  ],
  [
    'charge-total-type',
    schema('TrustedCardCharge/properties/total'),
    [/string/, /number/],
    ({ type }: Json) => expect(type).toEqual(['string', 'number']),
  ],
  [
    'webhook-id-type',
    schema('WebhookWithdrawal/properties/id_type'),
    [/`driver_permit`/, /`drivers_license`/],
    ({ enum: values }: Json) => expect(values).toEqual(expect.arrayContaining(['driver_permit', 'drivers_license'])),
  ],
  [
    'account-not-modifiable-message',
    '/components/examples/accountNotModifiable',
    [/"\.\.\."/],
    ({ value }: Json) => expect(value).toEqual({ message: '...' }),
  ],
  [
    'phone-format',
    schema('PhoneUpdate/properties/phone'),
    [/parentheses/, /E\.164/],
    ({ pattern }: Json) => expect('868 777-8899').toMatch(new RegExp(pattern)),
  ],
  [
    'withdrawal-unbanked-fields',
    schema('SubUnbankedWithdrawal'),
    [/bank fields for `sub_banked` and `sub_unbanked`/, /no bank fields/i],
    ({ properties }: Json) => expect(Object.keys(properties).filter((name) => name.includes('bank'))).toEqual([]),
  ],
  [
    'list-query-answers',
    '/components/responses/TransactionsQueryInvalid',
    [/no 400/, /400/],
    (found: Json) => expect(found['x-provenance']).toBe('reference-2.0.2'),
  ],
  [
    'unauthenticated-message',
    '/components/responses/Unauthenticated',
    [/`Unauthenticated\.`/, /`Unauthorized`/],
    ({ content }: Json) => expect(content).toBeDefined(),
  ],
  [
    'list-shapes',
    schema('WithdrawalsResponse'),
    [/next to/, /`data\.data`/, /empty list/],
    ({ properties }: Json) => expect(properties.links).toBeUndefined(),
  ],
  [
    'later-edition-only',
    schema('TransactionFees/properties/org_t'),
    [/not mention/i, /`org_t`/],
    (found: Json) => expect(found['x-provenance']).toBe('reference-2.0.2'),
  ],
  [
    'later-edition-only',
    '/components/parameters/PageSize',
    [/not mention/i, /1 to 100/],
    (found: Json) => expect(found.schema.maximum).toBe(100),
  ],
  [
    'later-edition-only',
    '/components/examples/amountIncorrect',
    [/not mention/i, /deleted/],
    (found: Json) => expect(found.summary).toMatch(/deleted/),
  ],
];

function expectRequired(name: Json, field: Json) {
  expect(at(schema(name)).required).toContain(field);
}

describe('discrepancies.yaml', () => {
  it.each(known)('has an entry %s for %s, and the spec follows its decision', (id, pointer, says, check) => {
    const entry = discrepancies.find((candidate: Json) => candidate.id === id);
    expect(entry.affects).toContain(pointer);
    expect(entry.sources.map((source: Json) => source.says)).toEqual(
      says.map((pattern: Json) => expect.stringMatching(pattern)),
    );
    check(at(pointer));
  });

  it('has an entry for every request body that can be sent as a form', () => {
    const { affects } = discrepancies.find(({ id }: Json) => id === 'request-media-type');
    const bodies = Object.entries<Json>(at('/components/requestBodies')).filter(
      ([, { content }]) => 'application/x-www-form-urlencoded' in content,
    );
    expect(affects.toSorted()).toEqual(bodies.map(([name]) => `/components/requestBodies/${name}/content`).toSorted());
  });

  it('has an entry for everything marked as from the later edition, except examples', () => {
    const affected = discrepancies.flatMap(({ affects }: Json) => affects);
    const later = uses('x-provenance').filter(
      ({ value, pointer }) => value === 'reference-2.0.2' && !pointer.startsWith('/components/examples/'),
    );
    expect(later.length).toBeGreaterThan(15);
    for (const { pointer } of later)
      expect(
        affected.filter((place: Json) => pointer === place || pointer.startsWith(`${place}/`)),
        pointer,
      ).not.toEqual([]);
  });
});
