import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const method = [...createCard, 'x-sdk-method'];
const otherTag = { name: 'Old cards', 'x-sdk-group': 'oldCards' };

testRule('sdk-names', [
  { name: 'accepts unique names', document: validDocument(), errors: [] },
  {
    name: 'accepts the same method name in a different group',
    document: changed([['tags', 1], otherTag], [[...createCard, 'tags'], ['Old cards']], [method, 'list']),
    errors: [],
  },
  {
    name: 'rejects names that JavaScript reserves',
    document: changed([['tags', 0, 'x-sdk-group'], 'constructor'], [method, 'then']),
    errors: [
      {
        path: 'tags/0/x-sdk-group',
        message: 'Choose another x-sdk-group: JavaScript reserves `constructor`, which every object or promise has.',
      },
      { path: method.join('/'), message: /^Choose another x-sdk-method: JavaScript reserves `then`/ },
    ],
  },
  {
    name: 'reports a missing method name',
    document: changed([method, undefined]),
    errors: [{ path: createCard.join('/'), message: "Add x-sdk-method: the client method's name, in camelCase." }],
  },
  {
    name: 'rejects a method name that is not in camelCase',
    document: changed([method, 'create-card']),
    errors: [{ path: method.join('/'), message: /^Add x-sdk-method/ }],
  },
  {
    name: 'rejects a repeated method name',
    document: changed([method, 'list']),
    errors: [
      { path: method.join('/'), message: 'Choose another x-sdk-method: `list` is taken within the tag `Cards`.' },
    ],
  },
  {
    name: 'reports a missing group',
    document: changed([['tags', 0, 'x-sdk-group'], undefined]),
    errors: [{ path: 'tags/0', message: 'Add x-sdk-group: the client property for this tag, in camelCase.' }],
  },
  {
    name: 'rejects a repeated group',
    document: changed([['tags', 1], { ...otherTag, 'x-sdk-group': 'cards' }]),
    errors: [{ path: 'tags/1/x-sdk-group', message: 'Choose another x-sdk-group: `cards` belongs to a tag above.' }],
  },
  {
    name: 'rejects a tag that is not declared',
    document: changed([[...listCards, 'tags'], ['Card']]),
    errors: [{ path: `${listCards.join('/')}/tags`, message: /exactly one tag/ }],
  },
  {
    name: 'rejects two tags',
    document: changed(
      [['tags', 1], otherTag],
      [
        [...listCards, 'tags'],
        ['Cards', 'Old cards'],
      ],
    ),
    errors: [{ path: `${listCards.join('/')}/tags`, message: /exactly one tag/ }],
  },
]);
