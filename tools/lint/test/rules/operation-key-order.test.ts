import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const order = 'operationId, summary, description, tags, x-…, security, parameters, requestBody, responses';
const path = listCards.join('/');

testRule('operation-key-order', [
  { name: 'accepts the agreed order', document: validDocument(), errors: [] },
  {
    name: 'accepts extensions in any order',
    document: changed([listCards, { tags: [], 'x-b': 1, 'x-a': 1, security: [] }]),
    errors: [],
  },
  {
    name: 'ignores keys that are not in the agreed order',
    document: changed([listCards, { deprecated: true, operationId: 'a', externalDocs: {}, summary: '' }]),
    errors: [],
  },
  {
    name: 'rejects a key that comes too late',
    document: changed([listCards, { summary: 'Cards', responses: {}, security: [] }]),
    errors: [{ path: `${path}/security`, message: `Move \`security\` up. The order of keys is ${order}.` }],
  },
  {
    name: 'rejects an extension after security',
    document: changed([listCards, { security: [], 'x-rate-limit': {}, responses: {} }]),
    errors: [{ path: `${path}/x-rate-limit`, message: /^Move `x-rate-limit` up/ }],
  },
  {
    name: 'reports a late key after an ignored key',
    document: changed([listCards, { summary: 'Cards', deprecated: true, operationId: 'listCards' }]),
    errors: [{ path: `${path}/operationId`, message: /^Move `operationId` up/ }],
  },
  {
    name: 'checks webhooks',
    document: changed([cardAdded, { responses: {}, operationId: 'cardAdded' }]),
    errors: [{ path: `${cardAdded.join('/')}/operationId`, message: /^Move `operationId` up/ }],
  },
]);
