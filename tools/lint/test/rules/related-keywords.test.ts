import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const fields = [...cardForm, 'schema', 'allOf', 0, 'properties'];
const name = [...fields, 'card_name'];
const at = (...keys: string[]): string => [...name, ...keys].join('/');

testRule('related-keywords', [
  { name: 'accepts schemas without these keywords', document: validDocument(), errors: [] },
  {
    name: 'accepts keywords that fit',
    document: changed([
      name,
      {
        enum: ['a', 'b'],
        'x-open-enum': true,
        'x-differs-from': 'pin',
        'x-messages': { enum: 'No.', 'x-unique': 'Taken.', maxLength: 'Too long.' },
        allOf: [{ maxLength: 3 }],
      },
    ]),
    errors: [],
  },
  {
    name: 'rejects x-open-enum without an enum',
    document: changed([name, { type: 'string', 'x-open-enum': true }]),
    errors: [{ path: at('x-open-enum'), message: 'Add the `enum` with the known values, or remove `x-open-enum`.' }],
  },
  {
    name: 'rejects the message of a missing keyword',
    document: changed([name, { type: 'string', 'x-messages': { pattern: 'No.' } }]),
    errors: [{ path: at('x-messages', 'pattern'), message: /^The schema must have the keyword `pattern`/ }],
  },
  {
    name: 'rejects the names of a missing field and of the field itself',
    document: changed([name, { type: 'string', 'x-same-as': 'card_nam', 'x-differs-from': 'card_name' }]),
    errors: [
      { path: at('x-same-as'), message: '`x-same-as` must name a different field of the object, received "card_nam".' },
      { path: at('x-differs-from'), message: /received "card_name"/ },
    ],
  },
]);
