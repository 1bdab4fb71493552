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
  {
    name: 'rejects an optional body',
    document: changed([[...cardAdded, 'requestBody', 'required'], undefined]),
    errors: [
      {
        path: [...cardAdded, 'requestBody'].join('/'),
        message: 'The body of a webhook must have `required: true`, because WiPay always sends it: add it.',
      },
    ],
  },
  {
    name: 'rejects a form',
    document: changed([[...cardAdded, 'requestBody', 'content'], { 'multipart/form-data': {} }]),
    errors: [
      {
        path: [...cardAdded, 'requestBody', 'content', 'multipart/form-data'].join('/'),
        message: 'The body of a webhook must be application/json, received multipart/form-data.',
      },
    ],
  },
  {
    name: 'rejects a credential and an extension of requests to WiPay',
    document: changed([[...cardAdded, 'security'], [{ bearer: [] }]], [[...cardAdded, 'x-rate-limit'], {}]),
    errors: [
      {
        path: [...cardAdded, 'security'].join('/'),
        message: 'A webhook must have `security: []`, because WiPay sends no credential.',
      },
      {
        path: [...cardAdded, 'x-rate-limit'].join('/'),
        message: 'Remove `x-rate-limit` from the webhook: it applies to requests to WiPay only.',
      },
    ],
  },
  {
    name: 'reports a missing 2XX response',
    document: changed([[...cardAdded, 'responses'], { default: {} }]),
    errors: [
      {
        path: [...cardAdded, 'responses'].join('/'),
        message: 'A webhook must have a response with which it is accepted: add `2XX`.',
      },
    ],
  },
  { name: 'ignores operations', document: changed([[...listCards.slice(0, -1), 'put'], {}]), errors: [] },
]);
