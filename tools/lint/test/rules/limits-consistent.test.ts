import { changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const field = ['components', 'schemas', 'Card'];
const month = (limits: object) =>
  changed([['components', 'schemas'], { Card: { description: 'The month.', ...limits } }]);

testRule('limits-consistent', [
  { name: 'accepts a document without contradictions', document: validDocument(), errors: [] },
  ...[
    { minimum: 1, maximum: 12 },
    { minimum: 1, maximum: 1 },
    { minLength: 2, maxLength: 2 },
    { minimum: '9', maximum: 1 },
    { minimum: 9 },
  ].map((limits) => ({ name: `accepts ${JSON.stringify(limits)}`, document: month(limits), errors: [] })),
  ...[
    [{ minimum: 12, maximum: 1 }, '`minimum` must be at most `maximum`, 1, received 12: no value is valid.'],
    [{ minLength: 3, maxLength: 2 }, '`minLength` must be at most `maxLength`, 2, received 3: no value is valid.'],
    [{ minItems: 3, maxItems: 2 }, '`minItems` must be at most `maxItems`, 2, received 3: no value is valid.'],
    [
      { minProperties: 3, maxProperties: 2 },
      '`minProperties` must be at most `maxProperties`, 2, received 3: no value is valid.',
    ],
    [
      { exclusiveMinimum: 1, maximum: 1 },
      '`exclusiveMinimum` must be less than `maximum`, 1, received 1: no value is valid.',
    ],
  ].map(([limits, message]) => ({
    name: `rejects ${JSON.stringify(limits)}`,
    document: month(limits as object),
    errors: [{ path: [...field, Object.keys(limits as object)[0]].join('/'), message: String(message) }],
  })),
]);
