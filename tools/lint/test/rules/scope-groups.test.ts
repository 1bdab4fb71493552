import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...listCards, 'security', 0, 'bearer'];
const path = [...where, 0].join('/');
const inCreate = [...createCard, 'security', 0, 'bearer', 0].join('/');
const post = { tags: ['Cards'], security: [{ bearer: ['wapi-cards-create'] }] };
const problem = (wanted: string, scope: string, parent: string): string =>
  `Name a scope under \`${wanted}\`, as others of the tag \`Cards\` do: \`${scope}\` is under \`${parent}\`.`;

testRule('scope-groups', [
  { name: 'accepts scopes of one group', document: validDocument(), errors: [] },
  {
    name: 'accepts another group in another tag',
    document: changed([where, ['wapi-user-retrieve']], [[...listCards, 'tags'], ['User']]),
    errors: [],
  },
  {
    name: 'shows the one that differs from most',
    document: changed([where, ['wapi-user-retrieve']], [['paths', '/cards/{uuid}'], { post }]),
    errors: [{ path, message: problem('wapi-cards-all', 'wapi-user-retrieve', 'wapi-user-all') }],
  },
  {
    name: 'shows both where nobody can tell',
    document: changed([where, ['wapi-user-retrieve']]),
    errors: [
      { path, message: problem('wapi-cards-all', 'wapi-user-retrieve', 'wapi-user-all') },
      { path: inCreate, message: problem('wapi-user-all', 'wapi-cards-create', 'wapi-cards-all') },
    ],
  },
  {
    name: 'leaves a scope that has no parent to other rules',
    document: changed([where, ['wapi-user-all', 'constructor', 'nothing']]),
    errors: [],
  },
  {
    name: 'accepts public operations and those without a tag',
    document: changed([where, []], [[...createCard, 'tags'], []]),
    errors: [],
  },
  {
    name: 'leaves a parent that is not declared to other rules',
    document: changed([
      ['components', 'securitySchemes', 'bearer', 'x-scope-parents', 'wapi-cards-retrieve'],
      'wapi-card-all',
    ]),
    errors: [],
  },
  {
    name: 'is not led astray by tags with names that objects have of their own',
    document: changed([[...listCards, 'tags'], ['constructor']], [[...createCard, 'tags'], ['__proto__']]),
    errors: [],
  },
]);
