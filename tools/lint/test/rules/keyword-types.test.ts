import { changed, createCard, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const field = ['components', 'schemas', 'Card'];
const described = { description: 'The month.' };

testRule('keyword-types', [
  { name: 'accepts keywords of the type', document: validDocument(), errors: [] },
  ...[
    { type: 'integer', minimum: 1, maximum: 12 },
    { type: ['string', 'null'], maxLength: 2 },
    { type: ['string', 'integer'], maxLength: 2, minimum: 1 },
    { maxLength: 2, minimum: 1 },
    { type: 'string', enum: ['1'], format: 'month', 'x-messages': {} },
    { type: 'object', properties: { maxLength: { type: 'integer', description: 'A number.' } } },
  ].map((schema) => ({
    name: `accepts ${JSON.stringify(schema)}`,
    document: changed([['components', 'schemas'], { Card: { ...schema, ...described } }]),
    errors: [],
  })),
  ...[
    [{ type: 'integer', maxLength: 2 }, 'maxLength', 'string'],
    [{ type: 'string', minimum: 1 }, 'minimum', 'number or integer'],
    [{ type: 'string', items: {} }, 'items', 'array'],
    [{ type: 'array', required: ['a'] }, 'required', 'object'],
    [{ type: ['integer', 'null'], pattern: '^1' }, 'pattern', 'string'],
  ].map(([schema, keyword, types]) => ({
    name: `rejects ${JSON.stringify(schema)}`,
    document: changed([['components', 'schemas'], { Card: { ...(schema as object), ...described } }]),
    errors: [
      {
        path: [...field, keyword].join('/'),
        message:
          `Remove \`${String(keyword)}\` or change the type: the keyword applies to the type ${String(types)} ` +
          'only.',
      },
    ],
  })),
  ...[
    [{ type: 'integer', example: 5 }, 'Write `examples: [5]`: OpenAPI 3.1 deprecates `example`.'],
    [{ example: 'a' }, 'Write `examples: ["a"]`: OpenAPI 3.1 deprecates `example`.'],
  ].map(([schema, message]) => ({
    name: `rejects ${JSON.stringify(schema)}`,
    document: changed([['components', 'schemas'], { Card: { ...(schema as object), ...described } }]),
    errors: [{ path: [...field, 'example'].join('/'), message: String(message) }],
  })),
  {
    name: 'accepts a field and a parameter with an example',
    document: changed(
      [[...createCard, 'parameters', 0, 'example'], 'a'],
      [['components', 'schemas'], { Card: { properties: { example: { type: 'string', ...described } } } }],
    ),
    errors: [],
  },
  {
    name: 'checks parameters and webhooks',
    document: changed(
      [[...createCard, 'parameters', 0, 'schema'], { type: 'string', maximum: 3, ...described }],
      [[...webhookBody, 'schema', 'properties', 'event'], { type: 'string', minItems: 3, ...described }],
    ),
    errors: [
      { path: [...createCard, 'parameters', 0, 'schema', 'maximum'].join('/'), message: /^Remove `maximum`/ },
      { path: [...webhookBody, 'schema', 'properties', 'event', 'minItems'].join('/'), message: /^Remove `minItems`/ },
    ],
  },
]);
