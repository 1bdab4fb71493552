import { expect, it } from 'vitest';
import { checkEndpoints } from '../../../src/compare/checks/endpoints.js';
import { checked } from '../../support/checked.js';
import { all, remove, rename, set } from '../../support/edits.js';

it.each([
  [
    'each operation of a path that is gone',
    remove('/paths/~1user~1picture'),
    ['post', 'delete', 'patch'].map((method) => `operation-removed /paths/~1user~1picture/${method}`),
  ],
  [
    'an operation that has another method',
    rename('/paths/~1user~1phone/patch', 'put'),
    ['operation-removed /paths/~1user~1phone/patch'],
  ],
  [
    'a path that has another name',
    rename('/paths/~1withdrawals~1meta', '/withdrawals/metadata'),
    ['operation-removed /paths/~1withdrawals~1meta/get'],
  ],
  ['all webhooks, one by one', set('/webhooks', {}), 10],
  ['no new operation', all(set('/paths/~1user/head', { operationId: 'x', responses: {} })), []],
])('finds %s', (_name, after, wanted) => {
  const found = checked(checkEndpoints, { after });
  expect(typeof wanted === 'number' ? found.length : found).toEqual(wanted);
});
