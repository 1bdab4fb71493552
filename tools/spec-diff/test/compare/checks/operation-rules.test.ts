import { describe, expect, it } from 'vitest';
import { checkOperationRules } from '../../../src/compare/checks/operation-rules.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, set } from '../../support/edits.js';

const phone = '/paths/~1user~1phone/patch';
const password = '/paths/~1user~1password/patch';

describe('checkOperationRules', () => {
  it.each([
    [
      'reports a new rate limit',
      set(`${phone}/x-rate-limit`, { requests: 5, per: 'minute' }),
      remove(`${phone}/x-rate-limit`),
      [`rate-limit-lowered ${phone}/x-rate-limit/requests`],
    ],
    [
      'reports two operations that now share a rate limit',
      all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
      undefined,
      [`rate-limit-shared ${password}/x-rate-limit/bucket`, `rate-limit-shared ${phone}/x-rate-limit/bucket`],
    ],
    [
      'ignores two operations that no longer share a rate limit',
      all(remove(`${phone}/x-rate-limit/bucket`), remove(`${password}/x-rate-limit/bucket`)),
      all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
      [],
    ],
    [
      'ignores a renamed bucket',
      all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
      all(set(`${phone}/x-rate-limit/bucket`, 'own'), set(`${password}/x-rate-limit/bucket`, 'own')),
      [],
    ],
    ['ignores a removed rate limit', remove(`${phone}/x-rate-limit`), undefined, []],
    [
      'reports a new condition',
      set(`${phone}/x-conditions`, ['verified-account', 'main-merchant-account']),
      set(`${phone}/x-conditions`, ['verified-account']),
      [`condition-added ${phone}/x-conditions/1`],
    ],
    [
      'ignores the order of conditions',
      set(`${phone}/x-conditions`, ['b', 'a']),
      set(`${phone}/x-conditions`, ['a', 'b']),
      [],
    ],
    [
      'reports a method override in a different field',
      set(`${phone}/x-method-override/field`, 'method'),
      undefined,
      [`method-override-changed ${phone}/x-method-override`],
    ],
    [
      'ignores the provenance of a method override',
      set(`${phone}/x-method-override/x-provenance`, 'page'),
      undefined,
      [],
    ],
    ['ignores a removed operation', all(remove(phone)), undefined, []],
  ])('%s', (_name, after, before, expected) => {
    expect(runCheck(checkOperationRules, { after, ...(before && { before }) })).toEqual(expected);
  });
});
