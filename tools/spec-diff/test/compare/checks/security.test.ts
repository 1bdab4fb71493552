import { describe, expect, it } from 'vitest';
import { checkSecurity } from '../../../src/compare/checks/security.js';
import { runCheck } from '../../support/run-check.js';
import { all, remove, set } from '../../support/edits.js';

const key = '/components/securitySchemes/wapiKey';

describe('checkSecurity', () => {
  it.each([
    ['reports a key that moves to the query once', set(`${key}/in`, 'query'), [`security-scheme-changed ${key}/in`]],
    ['ignores the case of a header name', set(`${key}/name`, 'x-wapi-key'), []],
    [
      'reports a different name in a different place',
      all(set(`${key}/in`, 'query'), set(`${key}/name`, 'key')),
      [`security-scheme-changed ${key}/in`, `security-scheme-changed ${key}/name`],
    ],
    [
      'reports a different type once',
      set('/components/securitySchemes/bearer', { type: 'http', scheme: 'bearer' }),
      ['security-scheme-changed /components/securitySchemes/bearer/type'],
    ],
    ['reports a removed credential once', remove(key), [`security-scheme-changed ${key}`]],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkSecurity, { after })).toEqual(expected);
  });
});
