import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const item = cardAdded.slice(0, -1);

testRule('webhook-method', [
  { name: 'accepts POST', document: validDocument(), errors: [] },
  {
    name: 'rejects GET',
    document: changed([[...item, 'get'], {}]),
    errors: [
      {
        path: [...item, 'get'].join('/'),
        message:
          'Change the method of the webhook to `post`, received `get`: WiPay sends events in the body of a POST ' +
          'request.',
      },
    ],
  },
  {
    name: 'rejects PUT',
    document: changed([[...item, 'put'], {}]),
    errors: [{ path: [...item, 'put'].join('/'), message: /received `put`/ }],
  },
  { name: 'ignores operations', document: changed([[...listCards.slice(0, -1), 'put'], {}]), errors: [] },
]);
