import { contract } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { moneyFields, moneyPattern } from '../../src/client/money.js';
import { bodyOf, contractOf, operation } from '../support.js';

const amount = { type: ['string', 'number'], pattern: '^[0-9]+$', exclusiveMinimum: 0 } as const;

describe('moneyFields', () => {
  test('finds amounts in every member of a union, once each', () => {
    const body = { oneOf: [{ properties: { amount, note: { type: 'string' } } }, { properties: { amount } }] } as const;
    expect(moneyFields(body as never)).toEqual([{ name: 'amount', pattern: '^[0-9]+$' }]);
  });

  test.each<[string, object]>([
    ['a number that may be zero', { type: 'number', minimum: 0 }],
    ['an integer', { type: 'integer', exclusiveMinimum: 0 }],
    ['text that may be zero', { type: 'string', pattern: '^[0-9]+$' }],
    ['text without a pattern', { type: 'string', exclusiveMinimum: 0 }],
  ])('ignores %s', (_name, schema) => {
    expect(moneyFields({ properties: { amount: schema } } as never)).toEqual([]);
  });

  test('finds a number above 0, which has no pattern', () => {
    const body = { properties: { amount: { type: 'number', exclusiveMinimum: 0 } } } as const;
    expect(moneyFields(body as never)).toEqual([{ name: 'amount', pattern: undefined }]);
  });

  test('finds the amounts of the three operations that move money or decide about it', () => {
    const found = contract.operations.flatMap(({ id, requestBody }) => {
      const fields = moneyFields(requestBody?.content[0]?.schema ?? {});
      return fields.map(({ name }) => `${id} ${name}`);
    });
    expect(found).toEqual(['verifyTrustedCard amount', 'chargeTrustedCard total', 'createWithdrawal amount']);
  });
});

describe('moneyPattern', () => {
  const withBody = (id: string, pattern: string): ReturnType<typeof operation> => ({
    ...operation(id as never),
    requestBody: bodyOf({ amount: { ...amount, pattern } } as never) as never,
  });

  test('is undefined without amounts', () => {
    expect(moneyPattern(contractOf(operation('getBanks')))).toBeUndefined();
  });

  test('rejects two patterns', () => {
    const two = contractOf(withBody('createToken', '^a$'), withBody('createPicture', '^b$'));
    expect(() => moneyPattern(two)).toThrow('all amounts must have one pattern, received ^a$ and ^b$');
  });
});
