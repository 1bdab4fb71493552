import { changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const scheme = ['components', 'securitySchemes', 'bearer'];
const where = [...scheme, 'x-scope-parents'];
const path = where.join('/');
/** Replaces the parents of the card scopes. */
const withParents = (parents: object): unknown =>
  changed([where, { 'wapi-user-retrieve': 'wapi-user-all', ...parents }]);

testRule('scope-parents', [
  { name: 'accepts a complete map', document: validDocument(), errors: [] },
  {
    name: 'reports a missing map',
    document: changed([where, undefined]),
    errors: [{ path: scheme.join('/'), message: /^Add x-scope-parents/ }],
  },
  {
    name: 'reports a missing leaf scope',
    document: changed([[...where, 'wapi-cards-create'], undefined]),
    errors: [{ path, message: 'Add a parent for `wapi-cards-create`, such as the `-all` scope of its group.' }],
  },
  {
    name: 'rejects a parent that is not declared',
    document: changed([[...where, 'wapi-cards-create'], 'wapi-card-all']),
    errors: [
      {
        path: `${path}/wapi-cards-create`,
        message: "The parent `wapi-card-all` is not declared: name one of the flow's scopes.",
      },
    ],
  },
  {
    name: 'rejects a parent that is not a string',
    document: changed([[...where, 'wapi-cards-create'], 3]),
    errors: [{ path: `${path}/wapi-cards-create`, message: /The parent `3`/ }],
  },
  {
    name: 'rejects a leaf scope that is not declared',
    document: changed([[...where, 'wapi-cards-charge'], 'wapi-cards-all']),
    errors: [
      {
        path: `${path}/wapi-cards-charge`,
        message: "Scope `wapi-cards-charge` is not declared: remove it here, or declare it in the flow's scopes.",
      },
    ],
  },
  {
    name: 'rejects a condition of a scope that is not declared',
    document: changed([[...scheme, 'x-scope-conditions'], { 'wapi-cards-all': 'a', 'wapi-card-all': 'a' }]),
    errors: [
      {
        path: [...scheme, 'x-scope-conditions', 'wapi-card-all'].join('/'),
        message: 'Scope `wapi-card-all` is not declared: did you mean wapi-cards-all?',
      },
    ],
  },
  ...['', ' ', null].map((text) => ({
    name: `rejects the description ${JSON.stringify(text)} of a scope`,
    document: changed([[...scheme, 'flows', 'password', 'scopes', 'wapi-cards-create'], text]),
    errors: [
      {
        path: [...scheme, 'flows', 'password', 'scopes', 'wapi-cards-create'].join('/'),
        message: 'The scope `wapi-cards-create` must have a description, because the docs list it: write one.',
      },
    ],
  })),
  {
    name: 'rejects a cycle',
    document: withParents({ 'wapi-cards-create': 'wapi-cards-retrieve', 'wapi-cards-retrieve': 'wapi-cards-create' }),
    errors: [
      {
        path: `${path}/wapi-cards-create`,
        message: 'Scope `wapi-cards-create` is its own ancestor: give it a parent that is not one of its descendants.',
      },
      { path: `${path}/wapi-cards-retrieve`, message: /`wapi-cards-retrieve` is its own ancestor/ },
    ],
  },
  {
    name: 'reports only the scopes of the cycle',
    document: withParents({ 'wapi-cards-create': 'wapi-cards-retrieve', 'wapi-cards-retrieve': 'wapi-cards-retrieve' }),
    errors: [{ path: `${path}/wapi-cards-retrieve`, message: /its own ancestor/ }],
  },
]);
