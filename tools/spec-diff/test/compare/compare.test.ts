import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { schema } from './corpus/row.js';
import { bundle } from '../support/bundle.js';
import { add, all, copy, drop, type Edit, edited, remove, rename, set } from '../support/edits.js';

const today = '2027-07-01';
const rulesOf = (before: Edit, after: Edit): string[] => {
  const base = edited(bundle, before);
  return compare(base, edited(base, after), today).breaking.map(({ rule, location }) => `${rule} ${location}`);
};

describe('removals that were announced', () => {
  const removals: [place: string, Edit][] = [
    ['/paths/~1user~1picture/delete', remove('/paths/~1user~1picture/delete')],
    ['/webhooks/withdrawal.not_on_ach_file/post', remove('/webhooks/withdrawal.not_on_ach_file')],
    [schema('SubBankedWithdrawal', 'bank_branch'), remove(schema('SubBankedWithdrawal', 'bank_branch'))],
    [
      schema('UserProfile', 'phone'),
      all(remove(schema('UserProfile', 'phone')), drop(`${schema('UserProfile')}/required`, 'phone')),
    ],
  ];
  const removed = (sunset: string): ReturnType<typeof compare> => {
    const marks = removals.map(([place]) => all(set(`${place}/deprecated`, true), set(`${place}/x-sunset`, sunset)));
    const base = edited(bundle, ...marks);
    return compare(base, edited(base, ...removals.map(([, edit]) => edit)), today);
  };

  it('break nobody once their day has passed, and ask for a minor version', () => {
    const { breaking, retired, bump } = removed('2027-06-30');
    expect(breaking).toEqual([]);
    expect(retired.map(({ rule }) => rule).toSorted()).toEqual([
      'operation-removed',
      'property-removed',
      'request-field-removed',
      'webhook-removed',
    ]);
    expect(bump).toBe('minor');
  });

  it('break somebody before', () => {
    const { breaking, bump } = removed(today);
    expect(breaking).toHaveLength(4);
    expect(bump).toBe('major');
  });

  it('break nobody where a deprecated parameter goes', () => {
    const place = '/paths/~1transactions~1fees/get/parameters/0';
    const base = edited(
      bundle,
      copy('/components/parameters/CurrencyOfAmount', place),
      set(`${place}/deprecated`, true),
      set(`${place}/x-sunset`, '2027-06-30'),
    );
    const { breaking, retired } = compare(base, edited(base, remove(place)), today);
    expect(breaking).toEqual([]);
    expect(retired.map(({ rule }) => rule)).toEqual(['parameter-removed']);
  });
});

describe('what redocly would see otherwise', () => {
  it('a part of a schema that is written into it, and narrowed on the way', () => {
    const narrowed = all(
      remove(`${schema('AccountCreate')}/allOf`),
      copy(`${schema('AccountFields')}/properties`, `${schema('AccountCreate')}/properties`),
      set(`${schema('AccountCreate', 'email')}/maxLength`, 100),
    );
    expect(rulesOf(() => {}, narrowed)).toEqual([
      `schema-constraint-changed ${schema('AccountCreate', 'email')}/maxLength`,
    ]);
  });

  it('a new operation that is much like one that is gone', () => {
    const replaced = all(
      rename('/paths/~1trusted-cards~1{uuid}~1verify', '/trusted-cards/{uuid}/confirm'),
      rename('/webhooks/withdrawal.held_for_refund', 'withdrawal.on_hold'),
    );
    expect(rulesOf(() => {}, replaced)).toEqual([
      'operation-removed /paths/~1trusted-cards~1{uuid}~1verify/post',
      'webhook-removed /webhooks/withdrawal.held_for_refund',
    ]);
  });

  it('a field that has another name, and another form', () => {
    const phone = schema('PhoneUpdate', 'phone');
    expect(rulesOf(() => {}, all(set(`${phone}/pattern`, '^[0-9]+$'), rename(phone, 'number')))).toEqual([
      `request-field-removed ${phone}`,
    ]);
  });

  it('a value that is new in the list of events and is no event', () => {
    const values = '/components/parameters/WebhookEvent/schema/enum';
    expect(rulesOf(() => {}, add(values, 'withdrawal.unheard_of'))).toEqual([`enum-values-added ${values}`]);
  });

  it('a field that is gone, and one beside it that may be missing now', () => {
    const edit = all(remove(schema('UserProfile', 'phone')), set(`${schema('UserProfile')}/required`, ['email']));
    expect(rulesOf(all(set(`${schema('UserProfile')}/required`, ['email', 'phone', 'country'])), edit)).toEqual([
      `property-removed ${schema('UserProfile', 'phone')}`,
      `required-properties-removed ${schema('UserProfile')}/required`,
    ]);
  });
});

it('says whom a change breaks, and what it is about', () => {
  const amount = schema('WithdrawalFields', 'amount');
  const { breaking } = compare(bundle, edited(bundle, set(`${amount}/type`, ['string', 'number', 'null'])), today);
  expect(breaking).toMatchObject([
    { rule: 'schema-type-changed', location: `${amount}/type`, breaks: ['response', 'webhook'] },
  ]);
  expect(breaking[0]?.affects).toEqual(
    expect.arrayContaining(['createWithdrawal', 'getWithdrawalHistory', 'withdrawalHeldForRefund']),
  );
});

it('sees each answer of an operation that has none any more', () => {
  const responses = '/paths/~1transactions~1meta/get/responses';
  const wanted = ['200', '401', '403', '405', '429', '500'].map((status) => `response-removed ${responses}/${status}`);
  expect(rulesOf(() => {}, remove(responses))).toEqual(wanted);
});

it('sees each credential that is gone, though all are', () => {
  const schemes = '/components/securitySchemes';
  const found = rulesOf(set('/paths', {}), remove(schemes));
  expect(found).toEqual([`security-scheme-changed ${schemes}/bearer`, `security-scheme-changed ${schemes}/wapiKey`]);
});
