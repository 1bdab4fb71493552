import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const media = [...listCards, 'responses', '200', 'content', 'application/json'];
const text = { type: 'string' };
const card = { type: 'object', properties: { kind: { const: 'card' }, pin: text }, required: ['kind', 'pin'] };
const bank = { type: 'object', properties: { kind: { const: 'bank' }, iban: text }, required: ['kind', 'iban'] };
const kind = { properties: { kind: { maxLength: 4 } } };

/** A response with one schema and one example. */
const withExample = (schema: unknown, value: unknown) => changed([media, { schema, examples: { one: { value } } }]);

/** A case in which the example has no wrong key, or one wrong key at a path. */
const testCase = (name: string, schema: unknown, value: unknown, wrong?: string, advice = 'remove it') => ({
  name: `${wrong === undefined ? 'accepts' : 'rejects'} ${name}`,
  document: withExample(schema, value),
  errors:
    wrong === undefined
      ? []
      : [{ path: `${media.join('/')}/examples/one/value/${wrong}`, message: new RegExp(`: ${advice}`) }],
});

const either = { ...kind, oneOf: [card, bank] };
const condition = {
  properties: { kind: text },
  if: { properties: { kind: { const: 'card' } } },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, in data that is never awaited
  then: { properties: { pin: text } },
  else: { properties: { iban: text } },
};
const dependent = { properties: { kind: text }, dependentSchemas: { kind: { properties: { pin: text } } } };

testRule('example-keys-defined', [
  { name: 'accepts the document', document: validDocument(), errors: [] },
  testCase('the keys of a branch beside `properties`', either, { kind: 'card', pin: '1' }),
  testCase('a key of a different branch', either, { kind: 'card', pin: '1', iban: '1' }, 'iban'),
  testCase('a misspelt key of the closest branch', either, { kind: 'bank', ibn: '1' }, 'ibn', 'did you mean iban\\?'),
  testCase('a key of `then` if the condition is met', condition, { kind: 'card', pin: '1' }),
  testCase('a key of `else` if the condition is met', condition, { kind: 'card', iban: '1' }, 'iban'),
  testCase('a key of `else` otherwise', condition, { kind: 'bank', iban: '1' }),
  testCase('a key of dependentSchemas', dependent, { kind: 'card', pin: '1' }),
  testCase('a key of dependentSchemas that do not apply', dependent, { pin: '1' }, 'pin'),
  testCase(
    'a key in an item',
    { type: 'array', items: { allOf: [card] } },
    [{ kind: 'card', pan: '1' }],
    '0/pan',
    'did',
  ),
  testCase('a key that matches a pattern', { ...card, patternProperties: { '^x_': card } }, { x_a: {} }),
  testCase(
    'a key inside one that matches a pattern',
    { patternProperties: { '^x_': card } },
    { x_a: { b: 1 } },
    'x_a/b',
  ),
  testCase('any key of an open object', { ...card, additionalProperties: true }, { odd: 1 }),
  testCase('any key of an object without keys', { type: 'object' }, { odd: 1 }),
  testCase('any key of a schema that contains itself', { $ref: '#/components/schemas/Odd' }, { odd: 1 }),
  {
    name: 'checks the examples of schemas and parameters',
    document: changed(
      [['components', 'schemas'], { Card: { ...card, examples: [{ kind: 'card', odd: 1 }] } }],
      [['components', 'parameters'], { Filter: { name: 'filter', in: 'query', schema: card, example: { odd: 1 } } }],
    ),
    errors: [
      { path: 'components/schemas/Card/examples/0/odd', message: /does not define the key `odd`/ },
      { path: 'components/parameters/Filter/example/odd', message: /does not define the key `odd`/ },
    ],
  },
]);
