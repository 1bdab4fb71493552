import { changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const meta = [...webhookBody, 'schema', 'properties', 'meta'];
const unsaid =
  'Say what the object holds: list its properties, or set `additionalProperties` to a schema, to true or to false.';
const anything = 'Say in a description what the object may hold: `additionalProperties` lets anything in.';

testRule('additional-properties-deliberate', [
  { name: 'accepts an object that may hold anything and says why', document: validDocument(), errors: [] },
  ...[
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'object', unevaluatedProperties: false },
    { type: 'object', patternProperties: { '^a': {} } },
    { type: 'object', allOf: [{ properties: {} }] },
    { type: 'object', const: {} },
    { type: 'string' },
    {},
    true,
  ].map((schema) => ({ name: `accepts ${JSON.stringify(schema)}`, document: changed([meta, schema]), errors: [] })),
  ...[{ type: 'object' }, { type: ['object', 'null'], description: 'More.' }, { type: 'object', required: ['a'] }].map(
    (schema) => ({
      name: `rejects ${JSON.stringify(schema)}`,
      document: changed([meta, schema]),
      errors: [{ path: meta.join('/'), message: unsaid }],
    }),
  ),
  ...[true, {}].map((additionalProperties) => ({
    name: `wants a reason for ${JSON.stringify(additionalProperties)}`,
    document: changed([meta, { type: 'object', properties: { a: { type: 'string' } }, additionalProperties }]),
    errors: [{ path: [...meta, 'additionalProperties'].join('/'), message: anything }],
  })),
  {
    name: 'looks at lists and at responses',
    document: changed([
      [...listCards, 'responses', '200', 'content', 'application/json', 'schema', 'properties', 'data'],
      { type: 'array', items: { type: 'object' } },
    ]),
    errors: [
      {
        path: [
          ...listCards,
          'responses',
          '200',
          'content',
          'application/json',
          'schema',
          'properties',
          'data',
          'items',
        ].join('/'),
        message: unsaid,
      },
    ],
  },
  {
    name: 'looks at components',
    document: changed([['components', 'schemas'], { Card: { type: 'object' } }]),
    errors: [{ path: 'components/schemas/Card', message: unsaid }],
  },
]);
