import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const order = 'operationId, summary, description, tags, x-…, security, parameters, requestBody, responses';
const path = listCards.join('/');

testRule('operation-key-order', [
  { name: 'accepts the order', document: validDocument(), errors: [] },
  {
    name: 'accepts extensions in any order',
    document: changed([listCards, { tags: [], 'x-b': 1, 'x-a': 1, security: [] }]),
    errors: [],
  },
  {
    name: 'leaves keys that have no place alone',
    document: changed([listCards, { deprecated: true, operationId: 'a', externalDocs: {}, summary: '' }]),
    errors: [],
  },
  {
    name: 'rejects a key that comes late',
    document: changed([listCards, { summary: 'Cards', responses: {}, security: [] }]),
    errors: [{ path: `${path}/security`, message: `Move \`security\` up: keys come in the order ${order}.` }],
  },
  {
    name: 'rejects an extension after security',
    document: changed([listCards, { security: [], 'x-rate-limit': {}, responses: {} }]),
    errors: [{ path: `${path}/x-rate-limit`, message: /^Move `x-rate-limit` up/ }],
  },
  {
    name: 'sees a late key behind one that has no place',
    document: changed([listCards, { summary: 'Cards', deprecated: true, operationId: 'listCards' }]),
    errors: [{ path: `${path}/operationId`, message: /^Move `operationId` up/ }],
  },
  {
    name: 'looks at webhooks',
    document: changed([cardAdded, { responses: {}, operationId: 'cardAdded' }]),
    errors: [{ path: `${cardAdded.join('/')}/operationId`, message: /^Move `operationId` up/ }],
  },
]);
