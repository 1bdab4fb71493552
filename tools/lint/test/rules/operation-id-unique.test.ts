import { cardAdded, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const idOf = (path: (string | number)[]): string => [...path, 'operationId'].join('/');

testRule('operation-id-unique', [
  { name: 'accepts different operationIds', document: validDocument(), errors: [] },
  {
    name: 'reports both operations, each with the name of the other',
    document: changed([[...listCards, 'operationId'], 'createCard']),
    errors: [
      { path: idOf(listCards), message: 'The operationId `createCard` must be unique, and POST /cards has it too.' },
      { path: idOf(createCard), message: 'The operationId `createCard` must be unique, and GET /cards has it too.' },
    ],
  },
  {
    name: 'compares operations with webhooks',
    document: changed([[...cardAdded, 'operationId'], 'createCard']),
    errors: [
      { path: idOf(createCard), message: /and POST card\.added has it too/ },
      { path: idOf(cardAdded), message: /and POST \/cards has it too/ },
    ],
  },
  {
    name: 'rejects a link to an operation that does not exist',
    document: changed([
      [...listCards, 'responses', '200', 'links'],
      { add: { operationId: 'createCard' }, more: { operationId: 'createCards' }, 'x-note': { operationId: 'a' } },
    ]),
    errors: [
      {
        path: [...listCards, 'responses', '200', 'links', 'more', 'operationId'].join('/'),
        message: 'The operation `createCards` does not exist: did you mean createCard?',
      },
    ],
  },
  {
    name: 'ignores missing operationIds and other types',
    document: changed([[...listCards, 'operationId'], undefined], [[...createCard, 'operationId'], 7]),
    errors: [],
  },
]);
