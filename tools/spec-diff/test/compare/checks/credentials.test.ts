import { expect, it } from 'vitest';
import { checkCredentials } from '../../../src/compare/checks/credentials.js';
import { checked } from '../../support/checked.js';
import { remove, set } from '../../support/edits.js';

const bearer = '/components/securitySchemes/bearer';
const key = '/components/securitySchemes/wapiKey';

it.each([
  [
    'a refresh URL that is gone',
    remove(`${bearer}/flows/password/refreshUrl`),
    [`oauth-url-changed ${bearer}/flows/password/refreshUrl`],
  ],
  [
    'a word of keys that is gone',
    remove(`${key}/x-key-environments/live`),
    [`key-environment-changed ${key}/x-key-environments/live`],
  ],
  ['no word of keys that is new', set(`${key}/x-key-environments/demo`, 'sandbox'), []],
  ['no pattern that is gone', remove(`${key}/x-key-pattern`), []],
  [
    'no flow that is new',
    set(`${bearer}/flows/clientCredentials`, { tokenUrl: 'https://example.com', scopes: {} }),
    [],
  ],
  ['nothing in a credential that is gone, which is redocly’s', remove(key), []],
])('finds %s', (_name, after, wanted) => {
  expect(checked(checkCredentials, { after })).toEqual(wanted);
});
