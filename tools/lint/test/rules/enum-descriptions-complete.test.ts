import { changed, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...webhookBody, 'schema', 'properties', 'event'];
const where = [...schema, 'x-enumDescriptions'];
const path = where.join('/');

testRule('enum-descriptions-complete', [
  { name: 'accepts a text for each value', document: validDocument(), errors: [] },
  { name: 'accepts an enum without descriptions', document: changed([where, undefined]), errors: [] },
  {
    name: 'accepts values that are not strings',
    document: changed([schema, { enum: [0, null], 'x-enumDescriptions': { 0: 'No.', null: 'Nothing.' } }]),
    errors: [],
  },
  {
    name: 'reports a missing value',
    document: changed([
      [...schema, 'enum'],
      ['card.added', 'card.gone'],
    ]),
    errors: [{ path, message: 'Add the meaning of `card.gone` to x-enumDescriptions.' }],
  },
  {
    name: 'rejects an empty text',
    document: changed([[...where, 'card.added'], ' ']),
    errors: [{ path: `${path}/card.added`, message: /^Add the meaning of `card\.added` to/ }],
  },
  {
    name: 'rejects a value that the enum does not have',
    document: changed([[...where, 'card.gone'], 'It is gone.']),
    errors: [
      { path: `${path}/card.gone`, message: 'Remove `card.gone` from x-enumDescriptions: the enum has no such value.' },
    ],
  },
  {
    name: 'rejects descriptions without an enum',
    document: changed([[...schema, 'enum'], undefined]),
    errors: [{ path: `${path}/card.added`, message: /^Remove/ }],
  },
  {
    name: 'rejects descriptions that are not a map',
    document: changed([where, ['It is there.']]),
    errors: [{ path, message: 'x-enumDescriptions must be a map from each value to its meaning.' }],
  },
  {
    name: 'checks components',
    document: changed([['components', 'schemas'], { Card: { items: { enum: ['a'], 'x-enumDescriptions': {} } } }]),
    errors: [{ path: 'components/schemas/Card/items/x-enumDescriptions', message: /`a`/ }],
  },
  {
    name: 'ignores a property with the name of the extension',
    document: changed([schema, { properties: { 'x-enumDescriptions': { description: 'A field.' } } }]),
    errors: [],
  },
]);
