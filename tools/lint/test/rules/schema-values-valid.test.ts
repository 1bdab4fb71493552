import { changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const field = ['components', 'schemas', 'Card'];
const parameter = [...createCard, 'parameters', 0];
const card = (schema: object): unknown =>
  changed([['components', 'schemas'], { Card: { description: 'The month.', ...schema } }]);

testRule('schema-values-valid', [
  { name: 'accepts a document without such values', document: validDocument(), errors: [] },
  ...[
    { type: 'integer', minimum: 1, default: 1 },
    { type: ['string', 'null'], default: null },
    { type: 'string', enum: ['a', 'b'], default: 'b' },
    { type: 'string', const: 'a', maxLength: 1 },
    { type: 'string', enum: ['ab', 'cd'], minLength: 2 },
    { type: 'object', properties: { default: { type: 'integer', description: 'A number.' } } },
    { $ref: '#/components/schemas/Card', default: 7 },
  ].map((schema) => ({ name: `accepts ${JSON.stringify(schema)}`, document: card(schema), errors: [] })),
  ...(
    [
      [
        { type: 'integer', default: '1' },
        'default',
        '`default` must match its schema: it must be integer, received "1".',
      ],
      [
        { type: 'integer', maximum: 9, default: 10 },
        'default',
        '`default` must match its schema: it must be <= 9, received 10.',
      ],
      [
        { enum: ['a', 'b'], default: 'c' },
        'default',
        '`default` must match its schema: it must be one of "a", "b", received "c".',
      ],
      [{ type: 'string', format: 'date', default: 'soon' }, 'default', /it must match format "date", received "soon"/],
      [{ allOf: [{ type: 'string', maxLength: 1 }], default: 'ab' }, 'default', /must NOT have more than 1 characters/],
      [{ type: 'integer', const: '5' }, 'const', '`const` must match its schema: it must be integer, received "5".'],
      [
        { enum: ['a', 'abc'], maxLength: 2 },
        'enum/1',
        /^A value of `enum` must match its schema: .* received "abc"\.$/,
      ],
    ] satisfies [object, string, string | RegExp][]
  ).map(([schema, at, message]) => ({
    name: `rejects ${JSON.stringify(schema)}`,
    document: card(schema),
    errors: [{ path: `${field.join('/')}/${at}`, message }],
  })),
  {
    name: 'rejects a default of a required field, but not of an optional one',
    document: card({
      type: 'object',
      required: ['month', 'year'],
      properties: { month: { default: 12 }, year: {}, day: { default: 1 } },
    }),
    errors: [
      {
        path: `${field.join('/')}/properties/month/default`,
        message: 'Remove the default of the field `month`, or make it optional.',
      },
    ],
  },
  {
    name: 'rejects a default of a required parameter, but not of an optional one',
    document: changed(
      [[...parameter, 'schema', 'default'], true],
      [[...parameter, 'required'], true],
      [[...createCard, 'parameters', 1, 'schema', 'default'], '2027-06-30'],
    ),
    errors: [
      {
        path: [...parameter, 'schema', 'default'].join('/'),
        message: 'Remove the default of the parameter `draft`, or make it optional.',
      },
    ],
  },
]);
