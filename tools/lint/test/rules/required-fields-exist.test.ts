import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...cardForm, 'schema', 'allOf', 0];
const on = [...schema, 'x-required-on'];
const forWhom = [...schema, 'x-required-for'];

testRule('required-fields-exist', [
  { name: 'accepts existing names', document: validDocument(), errors: [] },
  {
    name: 'accepts fields of schemas in allOf',
    document: changed([[...cardForm, 'schema', 'x-required-on'], { bb: ['label', 'tags'] }]),
    errors: [],
  },
  {
    name: 'rejects a platform that does not exist',
    document: changed([[...on, 'us'], ['tags']]),
    errors: [
      { path: [...on, 'us'].join('/'), message: 'x-required-on must name a platform of x-platforms, received `us`.' },
    ],
  },
  {
    name: 'rejects a condition that does not exist',
    document: changed([forWhom, { 'verified-acount': ['tags'] }]),
    errors: [
      {
        path: [...forWhom, 'verified-acount'].join('/'),
        message: 'x-required-for must name a condition of x-conditions, received `verified-acount`.',
      },
    ],
  },
  {
    name: 'rejects a field that does not exist',
    document: changed([
      [...forWhom, 'verified-account'],
      ['tags', 'tag'],
    ]),
    errors: [
      {
        path: [...forWhom, 'verified-account', 1].join('/'),
        message: 'x-required-for must name a field of the schema, received `tag`.',
      },
    ],
  },
  {
    name: 'rejects a field that the schema or a schema in its allOf always requires',
    document: changed(
      [[...on, 'tt'], ['pin']],
      [[...cardForm, 'schema', 'x-required-on'], { bb: ['tags', 'card_name'] }],
    ),
    errors: [
      { path: [...on, 'tt', 0].join('/'), message: /that `required` does not list, received `pin`\.$/ },
      {
        path: [...cardForm, 'schema', 'x-required-on', 'bb', 1].join('/'),
        message: 'x-required-on must name a field that `required` does not list, received `card_name`.',
      },
    ],
  },
  {
    name: 'rejects a platform without required fields',
    document: changed([[...on, 'tt'], []]),
    errors: [{ path: [...on, 'tt'].join('/'), message: 'List the fields that `tt` requires.' }],
  },
  {
    name: 'rejects a value that is not a map',
    document: changed([on, ['currency']], [forWhom, 'pin']),
    errors: [
      { path: on.join('/'), message: 'x-required-on must be a map from each platform to a list of fields.' },
      { path: forWhom.join('/'), message: 'x-required-for must be a map from each condition to a list of fields.' },
    ],
  },
  {
    name: 'rejects all names if the root declares none',
    document: changed([['x-platforms'], undefined], [['x-conditions'], null]),
    errors: [
      { path: [...on, 'tt'].join('/'), message: /`tt`/ },
      { path: [...forWhom, 'verified-account'].join('/'), message: /`verified-account`/ },
    ],
  },
  {
    name: 'accepts the fields of all schemas that the schema is combined with',
    document: changed([
      ['components', 'schemas'],
      {
        Card: {
          'x-required-on': { tt: ['a', 'b', 'c'] },
          oneOf: [{ properties: { a: {} } }],
          else: { properties: { b: {} } },
          dependentSchemas: { a: { properties: { c: {} } } },
        },
      },
    ]),
    errors: [],
  },
  {
    name: 'checks components',
    document: changed([['components', 'schemas'], { Card: { properties: {}, 'x-required-on': { tt: ['id'] } } }]),
    errors: [{ path: 'components/schemas/Card/x-required-on/tt/0', message: /`id`/ }],
  },
]);
