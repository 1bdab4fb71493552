import { cardAdded, cardForm, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const advice = 'request cannot have a body. Use query parameters instead.';

testRule('request-body-method', [
  { name: 'accepts a body of a POST request', document: validDocument(), errors: [] },
  {
    name: 'accepts a body of a DELETE request',
    document: changed([['paths', '/cards', 'delete'], { requestBody: {} }]),
    errors: [],
  },
  {
    name: 'rejects a body of a GET request',
    document: changed([[...listCards, 'requestBody'], { content: {} }]),
    errors: [
      {
        path: [...listCards, 'requestBody'].join('/'),
        message: `Remove the request body or change the method: a GET ${advice}`,
      },
    ],
  },
  {
    name: 'rejects bodies of HEAD and TRACE requests',
    document: changed(
      [['paths', '/cards', 'head'], { requestBody: {} }],
      [['paths', '/cards', 'trace'], { requestBody: { $ref: '#/components/requestBodies/None' } }],
    ),
    errors: [
      { path: 'paths//cards/head/requestBody', message: /a HEAD request/ },
      { path: 'paths//cards/trace/requestBody', message: /a TRACE request/ },
    ],
  },
  {
    name: 'rejects an optional body with required fields',
    document: changed([[...createCard, 'requestBody', 'required'], undefined]),
    errors: [
      {
        path: [...createCard, 'requestBody', 'content'].join('/'),
        message:
          'A request body with required fields must have `required: true`: add it, because a client could omit the body.',
      },
    ],
  },
  {
    name: 'accepts an optional body without required fields, also in one of its branches',
    document: changed(
      [[...createCard, 'requestBody', 'required'], undefined],
      [[...cardForm, 'schema'], { oneOf: [{ required: ['a'] }, { properties: { b: {} } }] }],
    ),
    errors: [],
  },
  {
    name: 'ignores webhooks',
    document: changed([[...cardAdded.slice(0, -1), 'get'], { requestBody: {} }]),
    errors: [],
  },
]);
