import { expect, test } from 'vitest';
import { methodDoc } from '../../src/client/method-doc.js';
import { printOperationList } from '../../src/client/operation-list.js';
import { queryType } from '../../src/client/query.js';
import { contract, operation, queryParameter } from '../support.js';

const deprecation = { sunset: '2027-06-30', replacedBy: 'updateAccount' };
const tag = '@deprecated Use `wapi.accounts.update()` instead. It stops working on 2027-06-30.';

test('a deprecated operation says what replaces it and when it ends, at its method and at its constant', () => {
  const deprecated = operation('getBanks', { deprecation });
  expect(methodDoc(contract, deprecated)).toContain(`\n * ${tag}\n`);
  const operations = contract.operations.map((other) => (other.id === 'getBanks' ? deprecated : other));
  expect(printOperationList({ ...contract, operations })).toContain(`\n * ${tag}\n */\nexport const getBanks`);
});

test('an operation that is not deprecated has no such tag', () => {
  expect(methodDoc(contract, operation('getBanks'))).not.toContain('@deprecated');
});

test('a deprecated query parameter names the parameter that replaces it', () => {
  const parameter = { ...queryParameter('page_size'), deprecation: { sunset: '2027-06-30', replacedBy: 'limit' } };
  expect(queryType(operation('getBanks', { parameters: [parameter] }), 'call()')).toContain(
    '@deprecated Use `limit` instead. It stops working on 2027-06-30.',
  );
});
