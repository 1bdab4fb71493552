import { changed, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...webhookBody, 'schema', 'properties', 'event'];
const where = [...schema, 'x-enumDescriptions'];
const path = where.join('/');

testRule('enum-descriptions-complete', [
  { name: 'accepts a text for each value', document: validDocument(), errors: [] },
  { name: 'does not ask for descriptions', document: changed([where, undefined]), errors: [] },
  {
    name: 'accepts values that are no strings',
    document: changed([schema, { enum: [0, null], 'x-enumDescriptions': { 0: 'No.', null: 'Nothing.' } }]),
    errors: [],
  },
  {
    name: 'misses a value',
    document: changed([
      [...schema, 'enum'],
      ['card.added', 'card.gone'],
    ]),
    errors: [{ path, message: 'Say in x-enumDescriptions what `card.gone` means.' }],
  },
  {
    name: 'rejects an empty text',
    document: changed([[...where, 'card.added'], ' ']),
    errors: [{ path: `${path}/card.added`, message: /^Say in x-enumDescriptions what `card\.added` means/ }],
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
    name: 'rejects what is no map',
    document: changed([where, ['It is there.']]),
    errors: [{ path, message: 'Write x-enumDescriptions as a map from each value to what it means.' }],
  },
  {
    name: 'looks at components',
    document: changed([['components', 'schemas'], { Card: { items: { enum: ['a'], 'x-enumDescriptions': {} } } }]),
    errors: [{ path: 'components/schemas/Card/items/x-enumDescriptions', message: /`a`/ }],
  },
  {
    name: 'does not take the name of a property for the extension',
    document: changed([schema, { properties: { 'x-enumDescriptions': { description: 'A field.' } } }]),
    errors: [],
  },
]);
