import { cardAdded, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const at = (path: (string | number)[]): string => [...path, 'summary'].join('/');

testRule('summary-unique', [
  { name: 'accepts different summaries', document: validDocument(), errors: [] },
  {
    name: 'reports both operations, each with the name of the other',
    document: changed([[...listCards, 'summary'], 'Create a card'], [[...createCard, 'summary'], 'create  a card ']),
    errors: [
      {
        path: at(listCards),
        message:
          'The summary `Create a card` must be unique, and POST /cards has it too: say how the operations differ.',
      },
      { path: at(createCard), message: /and GET \/cards has it too/ },
    ],
  },
  {
    name: 'compares operations with webhooks',
    document: changed([[...listCards, 'summary'], 'Card: added'], [[...cardAdded, 'summary'], 'Card: added']),
    errors: [
      { path: at(listCards), message: /and POST card\.added has it too/ },
      { path: at(cardAdded), message: /and GET \/cards has it too/ },
    ],
  },
  {
    name: 'ignores missing summaries and other types',
    document: changed([[...listCards, 'summary'], 7], [[...createCard, 'summary'], 7], [[...cardAdded, 'summary'], '']),
    errors: [],
  },
]);
