import { cardAdded, cardForm, changed, createCard, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const value = [...cardForm, 'examples', 'newCard', 'value', 'card_name'];
const schema = [...cardForm, 'schema', 'allOf', 0, 'properties', 'card_name'];
const media = [...listCards, 'responses', '200', 'content', 'application/json'];
const fix = (text: string): string => `Replace the placeholder \`${text}\` with a realistic value.`;
const dots = { summary: 'As the page shows it.', value: { message: '...' } };

testRule('no-placeholder-text', [
  { name: 'accepts realistic values', document: validDocument(), errors: [] },
  ...['string', 'foo', 'Bar', 'lorem', 'Lorem ipsum dolor', 'TODO', 'TODO: ask', 'example string', ' string '].map(
    (text) => ({
      name: `rejects "${text}"`,
      document: changed([value, text]),
      errors: [{ path: value.join('/'), message: fix(text) }],
    }),
  ),
  ...['A strings quartet', 'barber', 'Todorov', 'foo@example.com'].map((text) => ({
    name: `accepts "${text}"`,
    document: changed([value, text]),
    errors: [],
  })),
  {
    name: 'checks items of lists',
    document: changed([value, [['fine', 'foo']]]),
    errors: [{ path: `${value.join('/')}/0/1`, message: fix('foo') }],
  },
  {
    name: 'checks examples and defaults of schemas',
    document: changed(
      [
        [...schema, 'examples'],
        ['Groceries', 'foo'],
      ],
      [[...schema, 'default'], 'bar'],
    ),
    errors: [
      { path: [...schema, 'examples', 1].join('/'), message: fix('foo') },
      { path: [...schema, 'default'].join('/'), message: fix('bar') },
    ],
  },
  {
    name: 'checks parameters',
    document: changed([[...createCard, 'parameters', 0, 'example'], 'foo']),
    errors: [{ path: 'paths//cards/post/parameters/0/example', message: fix('foo') }],
  },
  {
    name: 'ignores `type: string`',
    document: changed([[...schema, 'properties'], { example: { type: 'string' }, examples: { type: 'string' } }]),
    errors: [],
  },
  {
    name: 'accepts three dots in the example for which they are documented',
    document: changed([[...media, 'examples'], { accountNotModifiable: dots }]),
    errors: [],
  },
  {
    name: 'rejects three dots in all other examples',
    document: changed([[...media, 'examples'], { accountGone: dots }]),
    errors: [{ path: [...media, 'examples', 'accountGone', 'value', 'message'].join('/'), message: fix('...') }],
  },
  {
    name: 'rejects other placeholders in the example with the documented dots',
    document: changed([[...media, 'examples'], { accountNotModifiable: { ...dots, value: { message: 'string' } } }]),
    errors: [
      { path: [...media, 'examples', 'accountNotModifiable', 'value', 'message'].join('/'), message: fix('string') },
    ],
  },
  {
    name: 'checks the body of a webhook',
    document: changed([[...webhookBody, 'examples', 'added', 'value', 'data', 0], { name: 'foo' }]),
    errors: [
      { path: [...webhookBody, 'examples', 'added', 'value', 'data', 0, 'name'].join('/'), message: fix('foo') },
    ],
  },
  {
    name: 'checks the headers of a webhook',
    document: changed([[...cardAdded, 'parameters', 1, 'example'], 'TODO']),
    errors: [{ path: [...cardAdded, 'parameters', 1, 'example'].join('/'), message: fix('TODO') }],
  },
]);
