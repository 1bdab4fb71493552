import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const name = [...cardForm, 'schema', 'allOf', 0, 'properties', 'card_name'];
const sources = [...name, 'x-limit-provenance'];

testRule('limit-provenance', [
  { name: 'accepts schemas without sources', document: validDocument(), errors: [] },
  {
    name: 'accepts the source of an existing keyword',
    document: changed([name, { type: 'string', maxLength: 3, 'x-limit-provenance': { maxLength: 'inferred' } }]),
    errors: [],
  },
  {
    name: 'rejects the source of a keyword that the schema does not have',
    document: changed([name, { type: 'string', maxLength: 3, 'x-limit-provenance': { minLength: 'inferred' } }]),
    errors: [
      {
        path: [...sources, 'minLength'].join('/'),
        message: 'The schema must have the keyword `minLength` itself: add it, or remove its source.',
      },
    ],
  },
  {
    name: 'rejects a keyword that only a part of the schema has',
    document: changed([name, { allOf: [{ pattern: '^a$' }], 'x-limit-provenance': { pattern: 'page' } }]),
    errors: [{ path: [...sources, 'pattern'].join('/'), message: /^The schema must have the keyword `pattern`/ }],
  },
]);
