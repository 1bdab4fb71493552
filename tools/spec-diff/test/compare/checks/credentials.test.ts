import { describe, expect, it } from 'vitest';
import { checkCredentials } from '../../../src/compare/checks/credentials.js';
import { runCheck } from '../../support/run-check.js';
import { remove, set } from '../../support/edits.js';

const bearer = '/components/securitySchemes/bearer';
const key = '/components/securitySchemes/wapiKey';

describe('checkCredentials', () => {
  it.each([
    [
      'reports a removed refresh URL',
      remove(`${bearer}/flows/password/refreshUrl`),
      [`oauth-url-changed ${bearer}/flows/password/refreshUrl`],
    ],
    [
      'reports a removed environment of keys',
      remove(`${key}/x-key-environments/live`),
      [`key-environment-changed ${key}/x-key-environments/live`],
    ],
    ['ignores a new environment of keys', set(`${key}/x-key-environments/demo`, 'sandbox'), []],
    ['ignores a removed key pattern', remove(`${key}/x-key-pattern`), []],
    [
      'ignores a new OAuth flow',
      set(`${bearer}/flows/clientCredentials`, { tokenUrl: 'https://example.com', scopes: {} }),
      [],
    ],
    ['ignores a removed credential, because checkSecurity reports it', remove(key), []],
  ])('%s', (_name, after, expected) => {
    expect(runCheck(checkCredentials, { after })).toEqual(expected);
  });
});
