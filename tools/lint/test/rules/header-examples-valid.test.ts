import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const header = [...listCards, 'responses', '200', 'headers', 'X-RateLimit-Limit'];
const path = header.join('/');
const schema = { type: 'integer', maximum: 600 };

testRule('header-examples-valid', [
  { name: 'accepts headers without examples', document: validDocument(), errors: [] },
  { name: 'accepts a valid example', document: changed([header, { schema, example: 15 }]), errors: [] },
  { name: 'accepts an invalid schema', document: changed([header, { schema: { type: 7 }, example: 15 }]), errors: [] },
  {
    name: 'rejects an example of a wrong type',
    document: changed([header, { schema, example: '15' }]),
    errors: [
      { path: `${path}/example`, message: 'The example must match the schema of the header: it must be integer.' },
    ],
  },
  {
    name: 'rejects a named example',
    document: changed([header, { schema, examples: { high: { value: 601 }, low: { value: 1 } } }]),
    errors: [{ path: `${path}/examples/high/value`, message: /it must be <= 600/ }],
  },
  {
    name: 'checks components',
    document: changed([['components', 'headers'], { Limit: { schema, example: null } }]),
    errors: [{ path: 'components/headers/Limit/example', message: /must be integer/ }],
  },
]);
