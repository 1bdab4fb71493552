import { describe, expect, it } from 'vitest';
import { checkEndpoints } from '../../../src/compare/checks/endpoints.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, rename, set } from '../../support/edits.js';

describe('checkEndpoints', () => {
  it.each([
    [
      'reports each operation of a removed path',
      remove('/paths/~1user~1picture'),
      ['post', 'delete', 'patch'].map((method) => `operation-removed /paths/~1user~1picture/${method}`),
    ],
    [
      'reports an operation whose method changed',
      rename('/paths/~1user~1phone/patch', 'put'),
      ['operation-removed /paths/~1user~1phone/patch'],
    ],
    [
      'reports the operations of a renamed path',
      rename('/paths/~1withdrawals~1meta', '/withdrawals/metadata'),
      ['operation-removed /paths/~1withdrawals~1meta/get'],
    ],
    [
      'recognizes the operations of a path with a renamed parameter',
      rename('/paths/~1transactions~1{transaction_id}', '/transactions/{id}'),
      [],
    ],
    ['reports each removed webhook', set('/webhooks', {}), 10],
    ['ignores a new operation', all(set('/paths/~1user/head', { operationId: 'x', responses: {} })), []],
  ])('%s', (_name, after, expected) => {
    const found = runCheck(checkEndpoints, { after });
    expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
  });
});
