import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { formats } from '../../src/rules/format-exists.js';
import { changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const field = 'components/schemas/Card/format';
const card = (schema: object): unknown =>
  changed([['components', 'schemas'], { Card: { description: 'The month.', ...schema } }]);

testRule('format-exists', [
  { name: 'accepts a document without unknown formats', document: validDocument(), errors: [] },
  ...[
    { type: 'string', format: 'uuid' },
    { type: ['string', 'null'], format: 'date-time' },
    { type: ['string', 'integer'], format: 'email' },
    { type: 'integer', format: 'int64' },
    { type: 'number', format: 'double' },
    { format: 'date' },
    { type: 'string', contentEncoding: 'base64' },
    { type: 'object', properties: { format: { type: 'string', description: 'A name.' } } },
  ].map((schema) => ({ name: `accepts ${JSON.stringify(schema)}`, document: card(schema), errors: [] })),
  ...[
    [{ type: 'string', format: 'emial' }, 'The format "emial" does not exist: did you mean email?'],
    [{ type: 'string', format: 'datetime' }, 'The format "datetime" does not exist: did you mean date-time?'],
    [{ type: 'string', format: 'phone number' }, /^The format "phone number" does not exist: write one of date-time, /],
    [{ type: 'string', format: '' }, /^The format "" does not exist: /],
    [{ type: 'string', format: 7 }, /^The format 7 does not exist: /],
    [
      { type: 'integer', format: 'email' },
      'Remove the format "email" or change the type: it applies to the type string only.',
    ],
    [
      { type: 'string', format: 'int32' },
      'Remove the format "int32" or change the type: it applies to the type number or integer only.',
    ],
  ].map(([schema, message]) => ({
    name: `rejects ${JSON.stringify(schema)}`,
    document: card(schema as object),
    errors: [{ path: field, message: message as string | RegExp }],
  })),
  ...[
    ['bas64', 'The encoding "bas64" does not exist: did you mean base64?'],
    ['gzip', /^The encoding "gzip" does not exist: write one of 7bit, /],
    [64, /^The encoding 64 does not exist: /],
  ].map(([contentEncoding, message]) => ({
    name: `rejects the encoding ${JSON.stringify(contentEncoding)}`,
    document: card({ type: 'string', contentEncoding }),
    errors: [{ path: 'components/schemas/Card/contentEncoding', message: message as string | RegExp }],
  })),
  {
    name: 'checks parameters',
    document: changed([[...createCard, 'parameters', 1, 'schema', 'format'], 'dat']),
    errors: [{ path: [...createCard, 'parameters', 1, 'schema', 'format'].join('/'), message: /did you mean date\?/ }],
  },
]);

it('accepts only formats that the validators know', () => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  for (const [format, types] of formats) {
    for (const type of types) expect(() => ajv.compile({ type, format }), format).not.toThrow();
  }
});
