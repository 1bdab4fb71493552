import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...listCards, 'security', 0, 'bearer'];
const path = [...where, 0].join('/');

testRule('scope-exists', [
  { name: 'accepts a leaf scope', document: validDocument(), errors: [] },
  { name: 'accepts a public operation', document: changed([[...listCards, 'security'], []]), errors: [] },
  {
    name: 'rejects a scope that is not declared',
    document: changed([where, ['wapi-card-retrieve']]),
    errors: [
      {
        path,
        message: 'Scope `wapi-card-retrieve` does not exist: declare it in the bearer scheme, or correct its name.',
      },
    ],
  },
  {
    name: 'rejects a parent scope',
    document: changed([where, ['wapi-cards-all']]),
    errors: [
      {
        path,
        message: 'Scope `wapi-cards-all` has no parent: use the leaf scope that the operation needs.',
      },
    ],
  },
  {
    name: 'rejects the name of a property that every object inherits',
    document: changed([where, ['constructor']]),
    errors: [{ path, message: /`constructor` does not exist/ }],
  },
  {
    name: 'rejects all scopes if the bearer scheme is missing',
    document: changed([['components', 'securitySchemes', 'bearer'], undefined]),
    errors: [
      { path, message: /does not exist/ },
      { path: 'paths//cards/post/security/0/bearer/0', message: /does not exist/ },
    ],
  },
]);
