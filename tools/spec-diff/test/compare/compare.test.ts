import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Document } from '../../src/compare/types.js';
import { schema } from './corpus/row.js';
import { bundle } from '../support/bundle.js';
import { add, all, copy, drop, type Edit, edited, remove, rename, set } from '../support/edits.js';

const today = '2027-07-01';
const to = (component: string): { $ref: string } => ({ $ref: `#/components/${component}` });

/** Makes several operations or webhooks share a component. */
const share = {
  parameter: set('/paths/~1withdrawals/get/parameters/0', to('parameters/PageSize')),
  body: all(
    set('/components/requestBodies/Phone/required', false),
    set('/paths/~1user~1password/patch/requestBody', to('requestBodies/Phone')),
  ),
  webhookBody: all(
    copy('/webhooks/withdrawal.held_for_refund/post/requestBody', '/components/requestBodies/Event'),
    ...['refund', 'chargeback'].map((event) =>
      set(`/webhooks/withdrawal.held_for_${event}/post/requestBody`, to('requestBodies/Event')),
    ),
  ),
};
const findRules = (before: Edit, after: Edit): string[] => {
  const base = edited(bundle, before);
  return compare(base, edited(base, after), today).breaking.map(({ rule, location }) => `${rule} ${location}`);
};

describe('compare › announced removals', () => {
  const removals: [place: string, Edit][] = [
    ['/paths/~1user~1picture/delete', remove('/paths/~1user~1picture/delete')],
    ['/webhooks/withdrawal.not_on_ach_file/post', remove('/webhooks/withdrawal.not_on_ach_file')],
    [schema('SubBankedWithdrawal', 'bank_branch'), remove(schema('SubBankedWithdrawal', 'bank_branch'))],
    [
      schema('UserProfile', 'phone'),
      all(remove(schema('UserProfile', 'phone')), drop(`${schema('UserProfile')}/required`, 'phone')),
    ],
  ];
  const compareWithout = (sunset: string): ReturnType<typeof compare> => {
    const marks = removals.map(([place]) => all(set(`${place}/deprecated`, true), set(`${place}/x-sunset`, sunset)));
    const base = edited(bundle, ...marks);
    return compare(base, edited(base, ...removals.map(([, edit]) => edit)), today);
  };

  it('are not breaking after the sunset and require a minor bump', () => {
    const { breaking, retired, bump } = compareWithout('2027-06-30');
    expect(breaking).toEqual([]);
    expect(retired.map(({ rule }) => rule).toSorted()).toEqual([
      'operation-removed',
      'property-removed',
      'request-field-removed',
      'webhook-removed',
    ]);
    expect(bump).toBe('minor');
  });

  it('are breaking on the day of the sunset', () => {
    const { breaking, bump } = compareWithout(today);
    expect(breaking).toHaveLength(4);
    expect(bump).toBe('major');
  });

  it('are not breaking for a deprecated parameter after its sunset', () => {
    const place = '/paths/~1transactions~1fees/get/parameters/0';
    const base = edited(
      bundle,
      copy('/components/parameters/FeeStructureQuery', place),
      set(`${place}/deprecated`, true),
      set(`${place}/x-sunset`, '2027-06-30'),
    );
    const { breaking, retired } = compare(base, edited(base, remove(place)), today);
    expect(breaking).toEqual([]);
    expect(retired.map(({ rule }) => rule)).toEqual(['parameter-removed']);
  });
});

describe('compare › edits that look like others', () => {
  it('reports a field that is narrowed while it moves out of a part', () => {
    const narrowed = all(
      remove(`${schema('AccountCreate')}/allOf`),
      copy(`${schema('AccountFields')}/properties`, `${schema('AccountCreate')}/properties`),
      set(`${schema('AccountCreate', 'email')}/maxLength`, 100),
    );
    expect(findRules(() => {}, narrowed)).toEqual([
      `schema-constraint-changed ${schema('AccountCreate', 'email')}/maxLength`,
    ]);
  });

  it('reports a removed operation next to a similar new one', () => {
    const replaced = all(
      rename('/paths/~1trusted-cards~1{uuid}~1verify', '/trusted-cards/{uuid}/confirm'),
      rename('/webhooks/withdrawal.held_for_refund', 'withdrawal.on_hold'),
    );
    expect(findRules(() => {}, replaced)).toEqual([
      'operation-removed /paths/~1trusted-cards~1{uuid}~1verify/post',
      'webhook-removed /webhooks/withdrawal.held_for_refund',
    ]);
  });

  it('reports a field that is renamed and narrowed', () => {
    const phone = schema('PhoneUpdate', 'phone');
    expect(findRules(() => {}, all(set(`${phone}/pattern`, '^[0-9]+$'), rename(phone, 'number')))).toEqual([
      `request-field-removed ${phone}`,
    ]);
  });

  it('reports a new value of the event header without a webhook', () => {
    const values = '/components/parameters/WebhookEvent/schema/enum';
    expect(findRules(() => {}, add(values, 'withdrawal.unheard_of'))).toEqual([`enum-values-added ${values}`]);
  });

  it('reports a credential of a different type once', () => {
    const bearer = '/components/securitySchemes/bearer';
    expect(findRules(() => {}, set(bearer, { type: 'http', scheme: 'bearer' }))).toEqual([
      `security-scheme-changed ${bearer}/type`,
    ]);
  });

  it('reports a removed field and an optional field next to it', () => {
    const edit = all(remove(schema('UserProfile', 'phone')), set(`${schema('UserProfile')}/required`, ['email']));
    expect(findRules(all(set(`${schema('UserProfile')}/required`, ['email', 'phone', 'country'])), edit)).toEqual([
      `property-removed ${schema('UserProfile', 'phone')}`,
      `required-properties-removed ${schema('UserProfile')}/required`,
    ]);
  });
});

describe('compare', () => {
  it('names the audiences and the operations of a change', () => {
    const amount = schema('WithdrawalFields', 'amount');
    const { breaking } = compare(bundle, edited(bundle, set(`${amount}/type`, ['string', 'number', 'null'])), today);
    expect(breaking).toMatchObject([
      { rule: 'schema-type-changed', location: `${amount}/type`, breaks: ['response', 'webhook'] },
    ]);
    expect(breaking[0]?.affects).toEqual(
      expect.arrayContaining(['createWithdrawal', 'getWithdrawalHistory', 'withdrawalHeldForRefund']),
    );
  });

  it.each([
    ['removed schema', remove('/components/responses/Ok/content/application~1json/schema')],
    ['removed example', remove('/components/responses/Ok/content/application~1json/examples/ok')],
    ['renamed parameter', set('/components/parameters/PageSize/name', 'limit'), share.parameter],
    ['renamed webhook header', set('/components/parameters/WebhookId/name', 'X-Delivery')],
    ['optional webhook body', set('/components/requestBodies/Event/required', false), share.webhookBody],
    ['required request body', set('/components/requestBodies/Phone/required', true), share.body],
  ] as [string, Edit, Edit?][])('reports a %s of a shared component once', (_name, after, before = () => {}) => {
    const base = edited(bundle, before);
    const { breaking } = compare(base, edited(base, after), today);
    expect(breaking).toHaveLength(1);
    expect(breaking[0]?.affects.length).toBeGreaterThan(1);
  });

  it('names the operations whose requests a message is for', () => {
    const message = `${schema('AccountNumber')}/x-messages/pattern`;
    const { breaking } = compare(bundle, edited(bundle, set(message, 'The account number must be numeric.')), today);
    expect(breaking).toMatchObject([{ rule: 'error-message-changed', location: message, breaks: ['response'] }]);
    expect(breaking[0]?.affects.toSorted()).toEqual(['deleteAccount', 'retrieveAccount', 'updateAccount']);
  });

  it('reports a changed message of a part', () => {
    const message = `${schema('AccountNumber')}/x-messages/pattern`;
    const own = '/components/parameters/AccountNumberInPath/schema';
    const split = set(own, {
      description: 'A number.',
      'x-messages': { minLength: 'Too short.' },
      allOf: [{ $ref: '#/components/schemas/AccountNumber' }],
    });
    expect(findRules(split, set(message, 'Must be numeric.'))).toEqual([`error-message-changed ${message}`]);
  });

  it('reports each response of an operation that lost all of them', () => {
    const responses = '/paths/~1transactions~1meta/get/responses';
    const expected = ['200', '401', '403', '405', '429', '500'].map(
      (status) => `response-removed ${responses}/${status}`,
    );
    expect(findRules(() => {}, remove(responses))).toEqual(expected);
  });

  it('reports each credential if all are removed', () => {
    const schemes = '/components/securitySchemes';
    const found = findRules(set('/paths', {}), remove(schemes));
    expect(found).toEqual([`security-scheme-changed ${schemes}/bearer`, `security-scheme-changed ${schemes}/wapiKey`]);
  });
});

describe('compare › a renamed path parameter', () => {
  const withNewName = (document: Document): Document =>
    JSON.parse(
      JSON.stringify(document)
        .replaceAll('{account_number}', '{number}')
        .replaceAll('"name":"account_number"', '"name":"number"'),
    ) as Document;

  it('is the only reported change', () => {
    const { breaking, others } = compare(bundle, withNewName(bundle), today);
    expect(breaking.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'path-parameter-renamed The path parameter `account_number` is now named `number`.',
    ]);
    expect(others).toEqual([]);
  });

  it('hides no different change of its path', () => {
    const summary = '/paths/~1accounts~1{number}/get/summary';
    const { others } = compare(bundle, edited(withNewName(bundle), set(summary, 'Read an account')), today);
    expect(others).toEqual([{ impact: 'patch', kind: 'modified', location: summary }]);
  });
});
