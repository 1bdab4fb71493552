import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const override = [...listCards, 'x-method-override'];
const path = override.join('/');

testRule('method-override', [
  { name: 'accepts operations without an override', document: validDocument(), errors: [] },
  {
    name: "accepts a POST with the operation's method",
    document: changed([override, { method: 'POST', field: '_method', value: 'GET' }]),
    errors: [],
  },
  {
    name: 'leaves a value that is not a string to extension-values',
    document: changed([override, { method: 1, field: '_method', value: ['GET'] }]),
    errors: [],
  },
  {
    name: 'rejects the value of a different method and a different carrier',
    document: changed([override, { method: 'PUT', field: '_method', value: 'PATCH' }]),
    errors: [
      { path: `${path}/method`, message: '`method` must be "POST" here, received "PUT".' },
      { path: `${path}/value`, message: '`value` must be "GET" here, received "PATCH".' },
    ],
  },
  {
    name: 'rejects a value in lower case',
    document: changed([override, { method: 'POST', field: '_method', value: 'get' }]),
    errors: [{ path: `${path}/value`, message: '`value` must be "GET" here, received "get".' }],
  },
  {
    name: 'rejects an override of POST itself',
    document: changed([[...createCard, 'x-method-override'], { method: 'POST', field: '_method', value: 'POST' }]),
    errors: [{ path: [...createCard, 'x-method-override'].join('/'), message: /^Remove `x-method-override`/ }],
  },
]);
