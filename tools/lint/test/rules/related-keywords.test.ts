import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...cardForm, 'schema'];
const fields = [...schema, 'allOf', 0, 'properties'];
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
  {
    name: 'rejects a field that must be the same as and differ from the same field',
    document: changed([name, { type: 'string', 'x-same-as': 'pin', 'x-differs-from': 'pin' }]),
    errors: [
      {
        path: at('x-differs-from'),
        message: '`x-differs-from` must not name the field of `x-same-as`, received "pin": remove one.',
      },
    ],
  },
  {
    name: 'accepts a `not` with every field, and a `not` with a different schema',
    document: changed([
      schema,
      {
        properties: { a: { properties: { c: {}, d: {} }, not: { properties: { c: { const: 1 } } } } },
        not: { properties: { a: false } },
      },
    ]),
    errors: [],
  },
  {
    name: 'rejects a `not` without all fields, and with an unknown field',
    document: changed([
      schema,
      {
        allOf: [{ properties: { bank: {}, branch: {}, code: {} } }],
        not: { properties: { brnch: false, bank: false } },
      },
    ]),
    errors: [
      {
        path: [...schema, 'not', 'properties'].join('/'),
        message: '`not.properties` must list every field of the schema as `false`: add `branch`, `code`.',
      },
      {
        path: [...schema, 'not', 'properties', 'brnch'].join('/'),
        message: 'The schema has no field `brnch`: did you mean branch?',
      },
    ],
  },
  {
    name: 'accepts conditions on fields of any part of the object and of nested objects',
    document: changed(
      [
        schema,
        {
          allOf: [
            { properties: { kind: {}, card: { properties: { number: {} } } } },
            { if: { properties: { kind: { const: 1 } } } },
          ],
          oneOf: [{ properties: { bank: {}, if: {} } }],
          else: { properties: { card: { properties: { number: { maxLength: 4 } } } } },
          if: true,
        },
      ],
      [[...schema, 'allOf', 1, 'then'], { properties: { bank: {}, if: {} } }],
    ),
    errors: [],
  },
  {
    name: 'rejects conditions on fields that the object does not define',
    document: changed(
      [
        schema,
        {
          properties: { kind: {}, card: { properties: { number: {} } } },
          allOf: [{ if: { properties: { kidn: { const: 1 } } } }],
          if: { properties: { card: { properties: { nubmer: {} } } } },
        },
      ],
      [[...schema, 'allOf', 0, 'then'], { properties: { bank: {} } }],
    ),
    errors: [
      {
        path: [...schema, 'allOf', 0, 'if', 'properties', 'kidn'].join('/'),
        message: 'The schema has no field `kidn`: did you mean kind?',
      },
      {
        path: [...schema, 'allOf', 0, 'then', 'properties', 'bank'].join('/'),
        message: 'The schema has no field `bank`: write one of kind, card.',
      },
      {
        path: [...schema, 'if', 'properties', 'card', 'properties', 'nubmer'].join('/'),
        message: 'The schema has no field `nubmer`: did you mean number?',
      },
    ],
  },
  {
    name: 'accepts x-scope-list with a scheme that declares scopes, and rejects any other',
    document: changed(
      [name, { type: 'string', 'x-scope-list': 'bearer' }],
      [[...fields, 'pin', 'x-scope-list'], 'wapiKey'],
      [[...fields, 'label', 'x-scope-list'], 'baerer'],
    ),
    errors: [
      {
        path: [...fields, 'pin', 'x-scope-list'].join('/'),
        message: 'No security scheme `wapiKey` declares scopes: write one of bearer.',
      },
      {
        path: [...fields, 'label', 'x-scope-list'].join('/'),
        message: 'No security scheme `baerer` declares scopes: did you mean bearer?',
      },
    ],
  },
  {
    name: 'rejects `then` and `else` without `if`',
    document: changed([[...name, 'then'], { minLength: 2 }], [[...name, 'else'], {}]),
    errors: [
      { path: at('then'), message: '`then` must be next to an `if`: add it, or remove `then`.' },
      { path: at('else'), message: '`else` must be next to an `if`: add it, or remove `else`.' },
    ],
  },
]);
