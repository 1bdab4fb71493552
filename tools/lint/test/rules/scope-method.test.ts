import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const ofList = [...listCards, 'security', 0, 'bearer'];
const ofCreate = [...createCard, 'security', 0, 'bearer'];
const parents = ['components', 'securitySchemes', 'bearer', 'x-scope-parents'];

testRule('scope-method', [
  { name: 'accepts a scope for the method', document: validDocument(), errors: [] },
  {
    name: 'rejects a scope for writing on GET',
    document: changed([ofList, ['wapi-cards-create']]),
    errors: [
      {
        path: [...ofList, 0].join('/'),
        message: 'The scope `wapi-cards-create` does not suit GET: use `wapi-cards-retrieve`.',
      },
    ],
  },
  {
    name: 'rejects a scope for reading on POST',
    document: changed([ofCreate, ['wapi-user-retrieve']]),
    errors: [
      {
        path: [...ofCreate, 0].join('/'),
        message: 'The scope `wapi-user-retrieve` does not suit POST: use a different scope.',
      },
    ],
  },
  {
    name: 'accepts a scope without a known word on every method',
    document: changed(
      [[...parents, 'wapi-cards-verify'], 'wapi-cards-all'],
      [ofList, ['wapi-cards-verify']],
      [ofCreate, ['wapi-cards-verify']],
    ),
    errors: [],
  },
  {
    name: 'leaves a scope that is not declared to scope-exists',
    document: changed([ofList, ['wapi-cards-delete', 'constructor']]),
    errors: [],
  },
]);
