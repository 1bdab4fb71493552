import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const money = [...createCard, 'x-moves-money'];
const example = [...listCards, 'responses', '401', 'content', 'application/json', 'examples', 'unauthorized'];
const remedy = [...example, 'x-remedy'];

testRule('extension-names', [
  { name: 'accepts a document without the extensions', document: validDocument(), errors: [] },
  {
    name: 'accepts existing operations, body fields and parameters',
    document: changed(
      [money, { check: 'listCards', by: ['card_name', 'draft'] }],
      [remedy, { text: 'List the cards.', operations: ['listCards', 'createCard'] }],
    ),
    errors: [],
  },
  {
    name: 'rejects an unknown operation and an unknown field in x-moves-money',
    document: changed([money, { check: 'listCard', by: ['draft', 'cardname'] }]),
    errors: [
      {
        path: [...money, 'check'].join('/'),
        message: 'The operation `listCard` does not exist: did you mean listCards?',
      },
      {
        path: [...money, 'by', 1].join('/'),
        message: 'The operation has no field or parameter `cardname`: did you mean card_name?',
      },
    ],
  },
  {
    name: 'rejects a check that writes',
    document: changed([money, { check: 'createCard', by: ['draft'] }]),
    errors: [
      {
        path: [...money, 'check'].join('/'),
        message:
          '`check` must name a GET operation that moves no money, received an operation that may move money itself: ' +
          'name the operation that shows whether the money moved.',
      },
    ],
  },
  {
    name: 'rejects a check that writes without moving money',
    document: changed([[...listCards, 'x-moves-money'], { check: 'createCard', by: [] }]),
    errors: [
      {
        path: [...listCards, 'x-moves-money', 'check'].join('/'),
        message:
          '`check` must name a GET operation that moves no money, received POST: name the operation that shows ' +
          'whether the money moved.',
      },
    ],
  },
  {
    name: 'rejects a check with GET that may move money itself',
    document: changed(
      [money, { check: 'listCards', by: ['draft'] }],
      [[...listCards, 'x-moves-money'], { check: 'listCard', by: [] }],
    ),
    errors: [
      {
        path: [...listCards, 'x-moves-money', 'check'].join('/'),
        message: 'The operation `listCard` does not exist: did you mean listCards?',
      },
      {
        path: [...money, 'check'].join('/'),
        message: /received an operation that may move money itself/,
      },
    ],
  },
  {
    name: 'rejects an unknown operation in x-remedy',
    document: changed([remedy, { text: 'List the cards.', operations: ['listCards', 'creatCard'] }]),
    errors: [
      {
        path: [...remedy, 'operations', 1].join('/'),
        message: 'The operation `creatCard` does not exist: did you mean createCard?',
      },
    ],
  },
  ...(
    [
      [[...listCards, 'responses', '200', 'content', 'application/json'], 'ok', 'an example of a response 200'],
      [[...createCard, 'requestBody', 'content', 'multipart/form-data'], 'newCard', 'an example of a request'],
    ] as const
  ).map(([body, name, received]) => {
    const path = [...body, 'examples', name, 'x-remedy'];
    return {
      name: `rejects x-remedy in ${received}`,
      document: changed([path, { text: 'List the cards.' }]),
      errors: [
        {
          path: path.join('/'),
          message: `\`x-remedy\` must be in an example of an error, received ${received}: remove it.`,
        },
      ],
    };
  }),
  {
    name: 'rejects an environment for a word that the pattern of the key lacks',
    document: changed([
      ['components', 'securitySchemes', 'key'],
      { 'x-key-pattern': '^w_(live|test)_x$', 'x-key-environments': { live: 'live', tset: 'sandbox' } },
    ]),
    errors: [
      {
        path: 'components/securitySchemes/key/x-key-environments/tset',
        message: '`x-key-pattern` has no word `tset`: did you mean test?',
      },
    ],
  },
]);
