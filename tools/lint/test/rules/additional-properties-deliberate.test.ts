import { changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const meta = [...webhookBody, 'schema', 'properties', 'meta'];
const undefinedContent = 'List the properties of the object, or set `additionalProperties` to a schema, true or false.';
const openContent = 'Add a `description` of what the object may hold: `additionalProperties` accepts any content.';

testRule('additional-properties-deliberate', [
  { name: 'accepts an object that accepts any content and has a description', document: validDocument(), errors: [] },
  ...[
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: { type: 'string' } },
    { type: 'object', unevaluatedProperties: false },
    { type: 'object', patternProperties: { '^a': {} } },
    { type: 'object', allOf: [{ properties: {} }] },
    { type: 'object', const: {} },
    { type: 'string' },
    { not: { type: 'object' } },
    { if: { type: 'object' }, else: { type: 'object', required: ['a'] } },
    {},
    true,
  ].map((schema) => ({ name: `accepts ${JSON.stringify(schema)}`, document: changed([meta, schema]), errors: [] })),
  ...[{ type: 'object' }, { type: ['object', 'null'], description: 'More.' }, { type: 'object', required: ['a'] }].map(
    (schema) => ({
      name: `rejects ${JSON.stringify(schema)}`,
      document: changed([meta, schema]),
      errors: [{ path: meta.join('/'), message: undefinedContent }],
    }),
  ),
  ...[true, {}].map((additionalProperties) => ({
    name: `requires a description for ${JSON.stringify(additionalProperties)}`,
    document: changed([meta, { type: 'object', properties: { a: { type: 'string' } }, additionalProperties }]),
    errors: [{ path: [...meta, 'additionalProperties'].join('/'), message: openContent }],
  })),
  {
    name: 'checks items of lists, and responses',
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
        message: undefinedContent,
      },
    ],
  },
  {
    name: 'rejects unevaluatedProperties next to additionalProperties',
    document: changed([
      ['components', 'schemas'],
      { Card: { type: 'object', properties: {}, additionalProperties: false, unevaluatedProperties: false } },
    ]),
    errors: [
      {
        path: 'components/schemas/Card/unevaluatedProperties',
        message: 'Remove `unevaluatedProperties`: `additionalProperties` already applies to all unlisted properties.',
      },
    ],
  },
  {
    name: 'checks components',
    document: changed([['components', 'schemas'], { Card: { type: 'object' } }]),
    errors: [{ path: 'components/schemas/Card', message: undefinedContent }],
  },
]);
