import { cardAdded, cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const properties = [...cardForm, 'schema', 'allOf', 0, 'properties'];
const body = [...listCards, 'responses', '200', 'content', 'application/json', 'schema'];

testRule('description-present', [
  { name: 'accepts descriptions', document: validDocument(), errors: [] },
  {
    name: 'reports a missing description in a request',
    document: changed([[...properties, 'pin', 'description'], undefined]),
    errors: [{ path: [...properties, 'pin'].join('/'), message: 'Add a description to the property `pin`.' }],
  },
  {
    name: 'rejects an empty description in a response',
    document: changed([[...body, 'properties', 'message', 'description'], ' ']),
    errors: [
      {
        path: [...body, 'properties', 'message', 'description'].join('/'),
        message: 'Add a description to the property `message`.',
      },
    ],
  },
  ...[
    { if: { properties: { id: { const: 1 } } } },
    { else: { allOf: [{ properties: { id: { minLength: 1 } } }] } },
    { not: { properties: { id: { const: 1 } } } },
    { dependentSchemas: { id: { properties: { id: { const: 1 } } } } },
  ].map((condition) => ({
    name: `accepts the condition ${JSON.stringify(condition)}`,
    document: changed([body, condition]),
    errors: [],
  })),
  ...['if', 'then', 'not'].map((field) => ({
    name: `checks a field with the name ${field}`,
    document: changed([body, { properties: { [field]: { properties: { id: {} } } } }]),
    errors: [
      { path: [...body, 'properties', field].join('/'), message: /`/ },
      { path: [...body, 'properties', field, 'properties', 'id'].join('/'), message: /`id`/ },
    ],
  })),
  {
    name: 'checks the items of lists',
    document: changed([body, { type: 'array', items: { properties: { id: { type: 'string' } } } }]),
    errors: [{ path: [...body, 'items', 'properties', 'id'].join('/'), message: /`id`/ }],
  },
  {
    name: 'checks components',
    document: changed([['components', 'schemas'], { Card: { properties: { id: {} } } }]),
    errors: [{ path: 'components/schemas/Card/properties/id', message: /`id`/ }],
  },
  {
    name: 'accepts a schema that contains itself',
    document: changed([
      ['components', 'schemas'],
      { Card: { description: 'A card.', properties: { next: { $ref: '#/components/schemas/Card' } } } },
    ]),
    errors: [],
  },
  {
    name: 'ignores `properties` in example values',
    document: changed([[...cardForm, 'examples', 'newCard', 'value'], { properties: { id: {} } }]),
    errors: [],
  },
  {
    name: 'checks the body of a webhook',
    document: changed([[...webhookBody, 'schema', 'properties', 'event', 'description'], undefined]),
    errors: [
      {
        path: [...webhookBody, 'schema', 'properties', 'event'].join('/'),
        message: 'Add a description to the property `event`.',
      },
    ],
  },
  {
    name: 'checks the headers of a webhook',
    document: changed([[...cardAdded, 'parameters', 0, 'schema'], { properties: { id: {} } }]),
    errors: [{ path: [...cardAdded, 'parameters', 0, 'schema', 'properties', 'id'].join('/'), message: /`id`/ }],
  },
]);
