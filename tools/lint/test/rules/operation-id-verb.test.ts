import { cardAdded, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...listCards, 'operationId'];
const path = where.join('/');
const verbs = 'list, create, retrieve, update, delete, get, verify, charge, refresh, revoke';
const fix = (id: string, better: string): string =>
  `Start the operationId \`${id}\` with one of ${verbs}, in camelCase: for example \`${better}\`.`;

testRule('operation-id-verb', [
  { name: 'accepts an agreed verb', document: validDocument(), errors: [] },
  ...[
    'getUserProfile',
    'retrieveAccount',
    'verifyTrustedCard',
    'chargeTrustedCard',
    'refreshToken',
    'revokeToken',
    'updateCard2',
  ].map((id) => ({
    name: `accepts ${id}`,
    document: changed([where, id]),
    errors: [],
  })),
  {
    name: 'replaces a different verb in its suggestion',
    document: changed([where, 'fetchCards']),
    errors: [{ path, message: fix('fetchCards', 'getCards') }],
  },
  {
    name: 'suggests the verb for the method',
    document: changed([[...createCard, 'operationId'], 'new_card']),
    errors: [{ path: 'paths//cards/post/operationId', message: fix('new_card', 'createNewCard') }],
  },
  {
    name: 'rejects a verb without a noun',
    document: changed([where, 'list']),
    errors: [{ path, message: fix('list', 'getList') }],
  },
  {
    name: 'rejects a word that only begins with a verb',
    document: changed([where, 'getaway']),
    errors: [{ path, message: fix('getaway', 'getGetaway') }],
  },
  {
    name: 'rejects snake case',
    document: changed([where, 'list_cards']),
    errors: [{ path, message: fix('list_cards', 'getListCards') }],
  },
  {
    name: 'suggests a name from the path',
    document: changed([where, undefined]),
    errors: [{ path: 'paths//cards/get', message: fix('', 'getCards') }],
  },
  { name: 'ignores webhooks', document: changed([[...cardAdded, 'operationId'], 'Card_Added']), errors: [] },
]);
