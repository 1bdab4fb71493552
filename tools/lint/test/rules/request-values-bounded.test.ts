import { cardAdded, cardForm, changed, createCard, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const name = [...cardForm, 'schema', 'allOf', 0, 'properties', 'card_name'];
const plain = { type: 'string', description: 'A field.' };
const text =
  'Limit the string: add minLength, maxLength, pattern, enum, const, format, x-scope-list. ' +
  'If no limit is documented, add `minLength: 1`.';
const list = 'Limit the length of the list: add maxItems.';

testRule('request-values-bounded', [
  { name: 'accepts values with limits', document: validDocument(), errors: [] },
  ...[
    { minLength: 1 },
    { maxLength: 5 },
    { pattern: '^a$' },
    { enum: ['a'] },
    { const: 'a' },
    { format: 'date' },
    { 'x-scope-list': 'bearer' },
    { allOf: [{ type: 'string', minLength: 1 }] },
    { minLength: 1, not: { type: 'string' } },
    { minLength: 1, if: { type: 'string' }, else: { items: { type: 'array' } } },
  ].map((bound) => ({
    name: `accepts ${JSON.stringify(bound)}`,
    document: changed([name, { ...plain, ...bound }]),
    errors: [],
  })),
  ...['string', ['string', 'null'], ['integer', 'string']].map((type) => ({
    name: `rejects ${JSON.stringify(type)} without a limit`,
    document: changed([name, { type, description: 'A field.' }]),
    errors: [{ path: name.join('/'), message: text }],
  })),
  {
    name: 'rejects a list without a limit and its items',
    document: changed([name, { type: 'array', items: plain }]),
    errors: [
      { path: name.join('/'), message: list },
      { path: [...name, 'items'].join('/'), message: text },
    ],
  },
  {
    name: 'accepts a list of enum values',
    document: changed([name, { type: 'array', items: { type: 'string', enum: ['a'] } }]),
    errors: [],
  },
  {
    name: 'checks the parameters of operations and of paths',
    document: changed(
      [[...createCard, 'parameters', 1, 'schema'], plain],
      [['paths', '/cards', 'parameters'], [{ name: 'q', in: 'query', schema: plain }]],
    ),
    errors: [
      { path: [...createCard, 'parameters', 1, 'schema'].join('/'), message: text },
      { path: 'paths//cards/parameters/0/schema', message: text },
    ],
  },
  {
    name: 'ignores responses, webhooks and the headers of webhooks',
    document: changed(
      [[...listCards, 'responses', '200', 'content', 'application/json', 'schema', 'properties', 'note'], plain],
      [[...webhookBody, 'schema', 'properties', 'note'], plain],
      [[...cardAdded, 'parameters', 0, 'schema'], plain],
    ),
    errors: [],
  },
]);
