import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...listCards, 'security'];
const path = where.join('/');

testRule('operation-credentials', [
  { name: 'accepts both credentials as alternatives', document: validDocument(), errors: [] },
  {
    name: 'accepts the alternatives in either order',
    document: changed([where, [{ wapiKey: [] }, { bearer: ['wapi-cards-retrieve'] }]]),
    errors: [],
  },
  { name: 'accepts a public operation', document: changed([where, []]), errors: [] },
  { name: 'accepts bearer alone', document: changed([where, [{ bearer: [] }]]), errors: [] },
  {
    name: 'misses security of its own',
    document: changed([where, undefined]),
    errors: [
      {
        path: 'paths//cards/get',
        message:
          /^The operation has no security of its own: write `- bearer: \[scope\]` and `- wapiKey: \[\]` as two alternatives/,
      },
    ],
  },
  {
    name: 'rejects both at once',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'], wapiKey: [] }]]),
    errors: [{ path, message: /`bearer\+wapiKey` is none of/ }],
  },
  {
    name: 'rejects the key alone',
    document: changed([where, [{ wapiKey: [] }]]),
    errors: [{ path, message: /`wapiKey` is none of/ }],
  },
  {
    name: 'rejects another credential',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'] }, { cookie: [] }]]),
    errors: [{ path, message: /`bearer or cookie` is none of/ }],
  },
  {
    name: 'rejects an empty alternative',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'] }, {}]]),
    errors: [{ path, message: /lets anybody in/ }],
  },
  {
    name: 'rejects no scope',
    document: changed([where, [{ bearer: [] }, { wapiKey: [] }]]),
    errors: [{ path, message: /exactly one scope, not 0/ }],
  },
  {
    name: 'rejects two scopes',
    document: changed([where, [{ bearer: ['a', 'b'] }, { wapiKey: [] }]]),
    errors: [{ path, message: /exactly one scope, not 2/ }],
  },
  {
    name: 'rejects two scopes of bearer alone',
    document: changed([where, [{ bearer: ['a', 'b'] }]]),
    errors: [{ path, message: /one scope at most, not 2/ }],
  },
  {
    name: 'rejects scopes of the key',
    document: changed([where, [{ bearer: ['a'] }, { wapiKey: ['a'] }]]),
    errors: [{ path, message: /carries its own scopes/ }],
  },
  {
    name: 'rejects scopes that are no list',
    document: changed([where, [{ bearer: 'a' }]]),
    errors: [{ path, message: /not a list of names/ }],
  },
  {
    name: 'rejects security that is no list',
    document: changed([where, 'bearer']),
    errors: [{ path, message: /not a list/ }],
  },
]);
