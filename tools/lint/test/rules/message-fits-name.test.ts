import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const examplesOf = (operation: (string | number)[]) => [
  ...operation,
  'responses',
  '403',
  'content',
  'application/json',
  'examples',
];
const list = examplesOf(listCards);
const create = examplesOf(createCard);
const example = (message: string, summary = 'The card exists.') => ({ summary, value: { message } });
const message = 'A local card exists.';

testRule('message-fits-name', [
  { name: 'accepts different messages', document: validDocument(), errors: [] },
  {
    name: 'rejects a message that names the words of a different example',
    document: changed([list, { foreignCardExists: example(message) }], [create, { localCardExists: example(message) }]),
    errors: [
      {
        path: [...list, 'foreignCardExists', 'value', 'message'].join('/'),
        message:
          'The message of `foreignCardExists` must differ from that of `localCardExists`, received ' +
          '`A local card exists.`: correct the message, or use the other example.',
      },
    ],
  },
  ...[
    ['a different summary', { foreignCardExists: example(message, 'Another.') }],
    ['a message of its own', { foreignCardExists: example('A foreign card exists.') }],
    ['a name with the same words in the message', { cardExists: example(message) }],
    ['the same name', { localCardExists: example(message) }],
  ].map(([name, examples]) => ({
    name: `accepts ${String(name)}`,
    document: changed([list, examples], [create, { localCardExists: example(message) }]),
    errors: [],
  })),
]);
