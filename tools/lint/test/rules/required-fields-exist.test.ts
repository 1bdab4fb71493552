import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...cardForm, 'schema', 'allOf', 0];
const on = [...schema, 'x-required-on'];
const forWhom = [...schema, 'x-required-for'];

testRule('required-fields-exist', [
  { name: 'accepts names that there are', document: validDocument(), errors: [] },
  {
    name: 'accepts fields of the schemas that the schema takes in',
    document: changed([[...cardForm, 'schema', 'x-required-on'], { bb: ['card_name', 'pin'] }]),
    errors: [],
  },
  {
    name: 'rejects a platform that there is not',
    document: changed([[...on, 'us'], ['pin']]),
    errors: [{ path: [...on, 'us'].join('/'), message: 'Name a platform of x-platforms instead of `us`.' }],
  },
  {
    name: 'rejects a condition that there is not',
    document: changed([forWhom, { 'verified-acount': ['pin'] }]),
    errors: [
      {
        path: [...forWhom, 'verified-acount'].join('/'),
        message: 'Name a condition of x-conditions instead of `verified-acount`.',
      },
    ],
  },
  {
    name: 'rejects a field that there is not',
    document: changed([
      [...forWhom, 'verified-account'],
      ['pin', 'pim'],
    ]),
    errors: [
      { path: [...forWhom, 'verified-account', 1].join('/'), message: 'Name a field of the schema instead of `pim`.' },
    ],
  },
  {
    name: 'rejects a platform that requires nothing',
    document: changed([[...on, 'tt'], []]),
    errors: [{ path: [...on, 'tt'].join('/'), message: 'List the fields that `tt` requires.' }],
  },
  {
    name: 'rejects what is no map',
    document: changed([on, ['currency']], [forWhom, 'pin']),
    errors: [
      { path: on.join('/'), message: 'Write x-required-on as a map from each platform to a list of fields.' },
      { path: forWhom.join('/'), message: 'Write x-required-for as a map from each condition to a list of fields.' },
    ],
  },
  {
    name: 'rejects all names where nothing is declared',
    document: changed([['x-platforms'], undefined], [['x-conditions'], null]),
    errors: [
      { path: [...on, 'tt'].join('/'), message: /`tt`/ },
      { path: [...forWhom, 'verified-account'].join('/'), message: /`verified-account`/ },
    ],
  },
  {
    name: 'looks at components',
    document: changed([['components', 'schemas'], { Card: { properties: {}, 'x-required-on': { tt: ['id'] } } }]),
    errors: [{ path: 'components/schemas/Card/x-required-on/tt/0', message: /`id`/ }],
  },
]);
