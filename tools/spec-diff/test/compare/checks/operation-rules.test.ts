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
    [
      'reports a lower rate limit',
      set(`${phone}/x-rate-limit/requests`, 4),
      undefined,
      [`rate-limit-lowered ${phone}/x-rate-limit/requests`],
    ],
    ['ignores a higher rate limit', set(`${phone}/x-rate-limit/requests`, 6), undefined, []],
    ['ignores an equal rate limit', set(`${phone}/x-rate-limit/x-provenance`, 'page'), undefined, []],
    [
      'reports a longer window of the same number of requests',
      set(`${phone}/x-rate-limit/per`, 'hour'),
      undefined,
      [`rate-limit-window-changed ${phone}/x-rate-limit/per`],
    ],
    [
      'ignores a shorter window of the same number of requests',
      set(`${phone}/x-rate-limit/per`, 'second'),
      undefined,
      [],
    ],
    [
      'ignores a longer window with a higher rate',
      set(`${phone}/x-rate-limit`, { requests: 300, per: 'hour' }),
      undefined,
      [],
    ],
    [
      'reports a longer window with a lower rate, even if the burst is higher',
      set(`${phone}/x-rate-limit`, { requests: 299, per: 'hour' }),
      undefined,
      [`rate-limit-window-changed ${phone}/x-rate-limit/per`],
    ],
    [
      'reports a shorter window with a lower burst, even if the rate is the same',
      set(`${phone}/x-rate-limit`, { requests: 1, per: 'second' }),
      set(`${phone}/x-rate-limit`, { requests: 60, per: 'minute' }),
      [`rate-limit-window-changed ${phone}/x-rate-limit/per`],
    ],
    [
      'reports an unknown window',
      set(`${phone}/x-rate-limit/per`, 'fortnight'),
      undefined,
      [`rate-limit-window-changed ${phone}/x-rate-limit/per`],
    ],
    [
      'reports a removed method override at its place in base',
      remove(`${phone}/x-method-override`),
      undefined,
      [`method-override-changed ${phone}/x-method-override`],
    ],
    [
      'ignores a new method override',
      set(`${phone}/x-method-override`, { field: 'm' }),
      remove(`${phone}/x-method-override`),
      [],
    ],
    ['ignores a removed condition', remove(`${phone}/x-conditions`), set(`${phone}/x-conditions`, ['a']), []],
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
    [
      'reports an operation that newly moves money, because clients do not call it from a web page',
      set(`${phone}/x-moves-money`, { check: 'getUser', by: ['phone'] }),
      undefined,
      [`moves-money-added ${phone}/x-moves-money`],
    ],
    [
      'ignores a changed way to find out whether money moved',
      set(`${phone}/x-moves-money`, { check: 'getUser', by: ['phone'] }),
      set(`${phone}/x-moves-money`, { check: 'getUser', by: ['email'] }),
      [],
    ],
    [
      'ignores an operation that no longer moves money',
      remove(`${phone}/x-moves-money`),
      set(`${phone}/x-moves-money`, { check: 'getUser', by: ['phone'] }),
      [],
    ],
    ['ignores a removed operation', all(remove(phone)), undefined, []],
  ])('%s', (_name, after, before, expected) => {
    expect(runCheck(checkOperationRules, { after, ...(before && { before }) })).toEqual(expected);
  });
});
