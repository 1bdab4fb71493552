import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const where = [...listCards, 'security', 0, 'bearer'];
const path = [...where, 0].join('/');
const inCreate = [...createCard, 'security', 0, 'bearer', 0].join('/');
const post = { tags: ['Cards'], security: [{ bearer: ['wapi-cards-create'] }] };
const problem = (wanted: string, scope: string, parent: string): string =>
  `Use a scope under \`${wanted}\`, like the other operations of the tag \`Cards\`: \`${scope}\` is under ` +
  `\`${parent}\`.`;

testRule('scope-groups', [
  { name: 'accepts scopes of one group', document: validDocument(), errors: [] },
  {
    name: 'accepts different groups in different tags',
    document: changed([where, ['wapi-user-retrieve']], [[...listCards, 'tags'], ['User']]),
    errors: [],
  },
  {
    name: 'reports the rarer group',
    document: changed([where, ['wapi-user-retrieve']], [['paths', '/cards/{uuid}'], { post }]),
    errors: [{ path, message: problem('wapi-cards-all', 'wapi-user-retrieve', 'wapi-user-all') }],
  },
  {
    name: 'reports both groups if they are equally common',
    document: changed([where, ['wapi-user-retrieve']]),
    errors: [
      { path, message: problem('wapi-cards-all', 'wapi-user-retrieve', 'wapi-user-all') },
      { path: inCreate, message: problem('wapi-user-all', 'wapi-cards-create', 'wapi-cards-all') },
    ],
  },
  {
    name: 'ignores a scope without a parent',
    document: changed([where, ['wapi-user-all', 'constructor', 'nothing']]),
    errors: [],
  },
  {
    name: 'accepts public operations and operations without a tag',
    document: changed([where, []], [[...createCard, 'tags'], []]),
    errors: [],
  },
  {
    name: 'ignores a parent that is not declared',
    document: changed([
      ['components', 'securitySchemes', 'bearer', 'x-scope-parents', 'wapi-cards-retrieve'],
      'wapi-card-all',
    ]),
    errors: [],
  },
  {
    name: 'accepts tags with the names of properties that every object inherits',
    document: changed([[...listCards, 'tags'], ['constructor']], [[...createCard, 'tags'], ['__proto__']]),
    errors: [],
  },
]);
