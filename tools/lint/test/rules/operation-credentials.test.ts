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
  { name: 'accepts only bearer', document: changed([where, [{ bearer: [] }]]), errors: [] },
  {
    name: 'reports missing security',
    document: changed([where, undefined]),
    errors: [
      {
        path: 'paths//cards/get',
        message: new RegExp(
          '^The operation must have its own `security`: write `- bearer: \\[scope\\]` and `- wapiKey: \\[\\]` as ' +
            'two alternatives',
        ),
      },
    ],
  },
  {
    name: 'rejects both credentials in one alternative',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'], wapiKey: [] }]]),
    errors: [{ path, message: /`bearer\+wapiKey` is not one of/ }],
  },
  {
    name: 'rejects only a WAPI Key',
    document: changed([where, [{ wapiKey: [] }]]),
    errors: [{ path, message: /`wapiKey` is not one of/ }],
  },
  {
    name: 'rejects an unknown credential',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'] }, { cookie: [] }]]),
    errors: [{ path, message: /`bearer or cookie` is not one of/ }],
  },
  {
    name: 'rejects an empty alternative',
    document: changed([where, [{ bearer: ['wapi-cards-retrieve'] }, {}]]),
    errors: [{ path, message: /allows requests without a credential/ }],
  },
  {
    name: 'rejects an empty list of scopes',
    document: changed([where, [{ bearer: [] }, { wapiKey: [] }]]),
    errors: [{ path, message: /exactly one scope, received 0/ }],
  },
  {
    name: 'rejects two scopes',
    document: changed([where, [{ bearer: ['a', 'b'] }, { wapiKey: [] }]]),
    errors: [{ path, message: /exactly one scope, received 2/ }],
  },
  {
    name: 'rejects a scope without the alternative of a WAPI Key',
    document: changed([where, [{ bearer: ['a'] }]]),
    errors: [{ path, message: /so `wapiKey` must be accepted: write `- bearer: \[scope\]` and `- wapiKey: \[\]`/ }],
  },
  {
    name: 'rejects scopes of a WAPI Key',
    document: changed([where, [{ bearer: ['a'] }, { wapiKey: ['a'] }]]),
    errors: [{ path, message: /has its own scopes/ }],
  },
  {
    name: 'rejects scopes that are not a list',
    document: changed([where, [{ bearer: 'a' }]]),
    errors: [{ path, message: /must be a list of names/ }],
  },
  {
    name: 'rejects security that is not a list',
    document: changed([where, 'bearer']),
    errors: [{ path, message: /`security` must be a list/ }],
  },
]);
