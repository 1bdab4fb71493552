import { expect, it } from 'vitest';
import { checkOperationRules } from '../../../src/compare/checks/operation-rules.js';
import { checked } from '../../support/checked.js';
import { all, remove, set } from '../../support/edits.js';

const phone = '/paths/~1user~1phone/patch';
const password = '/paths/~1user~1password/patch';

it.each([
  [
    'a limit where there was none',
    set(`${phone}/x-rate-limit`, { requests: 5, per: 'minute' }),
    remove(`${phone}/x-rate-limit`),
    [`rate-limit-lowered ${phone}/x-rate-limit/requests`],
  ],
  [
    'a limit that two operations share from now on',
    all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
    undefined,
    [`rate-limit-shared ${password}/x-rate-limit/bucket`, `rate-limit-shared ${phone}/x-rate-limit/bucket`],
  ],
  [
    'no limit that two operations no longer share',
    all(remove(`${phone}/x-rate-limit/bucket`), remove(`${password}/x-rate-limit/bucket`)),
    all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
    [],
  ],
  [
    'no bucket that only has another name',
    all(set(`${phone}/x-rate-limit/bucket`, 'user'), set(`${password}/x-rate-limit/bucket`, 'user')),
    all(set(`${phone}/x-rate-limit/bucket`, 'own'), set(`${password}/x-rate-limit/bucket`, 'own')),
    [],
  ],
  ['no limit that is gone', remove(`${phone}/x-rate-limit`), undefined, []],
  [
    'one condition more',
    set(`${phone}/x-conditions`, ['verified-account', 'main-merchant-account']),
    set(`${phone}/x-conditions`, ['verified-account']),
    [`condition-added ${phone}/x-conditions/1`],
  ],
  [
    'no conditions in another order',
    set(`${phone}/x-conditions`, ['b', 'a']),
    set(`${phone}/x-conditions`, ['a', 'b']),
    [],
  ],
  [
    'an override by another field',
    set(`${phone}/x-method-override/field`, 'method'),
    undefined,
    [`method-override-changed ${phone}/x-method-override`],
  ],
  ['no override that is better documented', set(`${phone}/x-method-override/x-provenance`, 'page'), undefined, []],
  ['nothing in an operation that is gone', all(remove(phone)), undefined, []],
])('finds %s', (_name, after, before, wanted) => {
  expect(checked(checkOperationRules, { after, ...(before && { before }) })).toEqual(wanted);
});
