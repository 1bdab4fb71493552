import { cardForm, changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...cardForm, 'schema', 'allOf', 0, 'properties', 'currency'];
const path = schema.join('/');
const named = (key: string, who: string): string =>
  `Name a key that every platform in x-platforms has: \`${key}\` is missing (${who}).`;

testRule('platform-enum', [
  { name: 'accepts what the platforms have', document: validDocument(), errors: [] },
  {
    name: 'accepts a key with one value',
    document: changed(
      [['x-platforms'], { bb: { code: 'BB' }, tt: { code: 'TT' } }],
      [schema, { enum: ['TT', 'BB'], 'x-platform-enum': 'code' }],
    ),
    errors: [],
  },
  {
    name: 'misses a value that a platform takes',
    document: changed([
      [...schema, 'enum'],
      ['TTD', 'USD'],
    ]),
    errors: [{ path: `${path}/enum`, message: 'Add `BBD` to the enum: a platform takes it.' }],
  },
  {
    name: 'rejects a value that no platform takes',
    document: changed([
      [...schema, 'enum'],
      ['TTD', 'USD', 'BBD', 'EUR'],
    ]),
    errors: [{ path: `${path}/enum`, message: 'Remove `EUR` from the enum: no platform takes it.' }],
  },
  {
    name: 'rejects a key that no platform has',
    document: changed([[...schema, 'x-platform-enum'], 'currency']),
    errors: [{ path: `${path}/x-platform-enum`, message: named('currency', 'bb, tt') }],
  },
  {
    name: 'rejects a key that one platform does not have',
    document: changed([['x-platforms', 'bb', 'currencies'], undefined]),
    errors: [{ path: `${path}/x-platform-enum`, message: named('currencies', 'bb') }],
  },
  {
    name: 'rejects it where there are no platforms',
    document: changed([['x-platforms'], undefined]),
    errors: [{ path: `${path}/x-platform-enum`, message: named('currencies', 'no platform') }],
  },
  {
    name: 'rejects what is no name',
    document: changed([[...schema, 'x-platform-enum'], ['currencies']]),
    errors: [{ path: `${path}/x-platform-enum`, message: /^Name a key/ }],
  },
  {
    name: 'does not take what every object has for a key',
    document: changed([[...schema, 'x-platform-enum'], 'constructor']),
    errors: [{ path: `${path}/x-platform-enum`, message: named('constructor', 'bb, tt') }],
  },
  {
    name: 'looks at parameters',
    document: changed([
      [...createCard, 'parameters', 0, 'schema'],
      { enum: ['BBD', 'TTD'], 'x-platform-enum': 'currencies' },
    ]),
    errors: [{ path: 'paths//cards/post/parameters/0/schema/enum', message: /`USD`/ }],
  },
]);
