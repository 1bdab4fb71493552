import { cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const properties = [...cardForm, 'schema', 'allOf', 0, 'properties'];
const plain = { type: 'string', description: 'A field.' };
const fix = (name: string): string => `Add \`format: password\` and \`writeOnly: true\` to the secret \`${name}\`.`;

testRule('secrets-write-only', [
  { name: 'accepts a secret with both marks', document: validDocument(), errors: [] },
  ...['password', 'old_password', 'clientSecret', 'refresh_token', 'cvv', 'pin', 'newPin', 'card_PIN'].map((name) => ({
    name: `rejects ${name} without marks`,
    document: changed([[...properties, name], plain]),
    errors: [{ path: [...properties, name].join('/'), message: fix(name) }],
  })),
  {
    name: 'rejects a secret with one of the marks',
    document: changed([[...properties, 'pin', 'writeOnly'], undefined]),
    errors: [{ path: [...properties, 'pin'].join('/'), message: 'Add `writeOnly: true` to the secret `pin`.' }],
  },
  {
    name: 'rejects a nullable secret without marks',
    document: changed([[...properties, 'pin'], { type: ['string', 'null'], writeOnly: true }]),
    errors: [{ path: [...properties, 'pin'].join('/'), message: 'Add `format: password` to the secret `pin`.' }],
  },
  ...['shipping', 'spin_count', 'name'].map((name) => ({
    name: `accepts ${name}`,
    document: changed([[...properties, name], plain]),
    errors: [],
  })),
  {
    name: 'accepts a flag about a secret',
    document: changed([[...properties, 'has_password'], { type: 'boolean' }]),
    errors: [],
  },
  {
    name: 'ignores responses',
    document: changed([
      [...listCards, 'responses', '200', 'content', 'application/json', 'schema', 'properties', 'access_token'],
      plain,
    ]),
    errors: [],
  },
  {
    name: 'checks the body of a webhook',
    document: changed([[...webhookBody, 'schema', 'properties', 'secret'], plain]),
    errors: [{ path: [...webhookBody, 'schema', 'properties', 'secret'].join('/'), message: fix('secret') }],
  },
]);
