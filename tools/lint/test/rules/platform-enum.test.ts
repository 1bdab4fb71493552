import { cardForm, changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schema = [...cardForm, 'schema', 'allOf', 0, 'properties', 'currency'];
const path = schema.join('/');
const named = (reason: string): string =>
  `x-platform-enum must name a key that every platform in x-platforms has: ${reason}.`;

testRule('platform-enum', [
  { name: 'accepts the values of the platforms', document: validDocument(), errors: [] },
  {
    name: 'accepts a key with one value',
    document: changed(
      [['x-platforms'], { bb: { code: 'BB' }, tt: { code: 'TT' } }],
      [schema, { enum: ['TT', 'BB'], 'x-platform-enum': 'code' }],
    ),
    errors: [],
  },
  {
    name: 'reports a missing value of a platform',
    document: changed([
      [...schema, 'enum'],
      ['TTD', 'USD'],
    ]),
    errors: [{ path: `${path}/enum`, message: 'Add `BBD` to the enum, or correct it in x-platforms (bb).' }],
  },
  {
    name: 'reports a misspelt value at its platform',
    document: changed([['x-platforms'], { bb: { currencies: ['BBD', 'USB'] }, tt: { currencies: ['TTD', 'USD'] } }]),
    errors: [
      {
        path: 'x-platforms/bb/currencies/1',
        message:
          'The enum with `x-platform-enum: currencies` lacks `USB`: did you mean USD? If the value is right, add it to ' +
          'the enum.',
      },
    ],
  },
  {
    name: 'rejects a value that no platform has',
    document: changed([
      [...schema, 'enum'],
      ['TTD', 'USD', 'BBD', 'EUR'],
    ]),
    errors: [{ path: `${path}/enum`, message: 'Remove `EUR` from the enum, or add it to a platform in x-platforms.' }],
  },
  {
    name: 'rejects a key that no platform has',
    document: changed([[...schema, 'x-platform-enum'], 'currency']),
    errors: [{ path: `${path}/x-platform-enum`, message: named('`currency` is missing in bb, tt') }],
  },
  {
    name: 'rejects a key that one platform lacks',
    document: changed([['x-platforms', 'bb', 'currencies'], undefined]),
    errors: [{ path: `${path}/x-platform-enum`, message: named('`currencies` is missing in bb') }],
  },
  {
    name: 'rejects a key if no platforms are defined',
    document: changed([['x-platforms'], undefined]),
    errors: [{ path: `${path}/x-platform-enum`, message: named('x-platforms defines no platform') }],
  },
  {
    name: 'rejects a key that is not a string',
    document: changed([[...schema, 'x-platform-enum'], ['currencies']]),
    errors: [{ path: `${path}/x-platform-enum`, message: /must name a key/ }],
  },
  {
    name: 'rejects the name of a property that every object inherits',
    document: changed([[...schema, 'x-platform-enum'], 'constructor']),
    errors: [{ path: `${path}/x-platform-enum`, message: named('`constructor` is missing in bb, tt') }],
  },
  {
    name: 'checks parameters',
    document: changed([
      [...createCard, 'parameters', 0, 'schema'],
      { enum: ['BBD', 'TTD'], 'x-platform-enum': 'currencies' },
    ]),
    errors: [{ path: 'paths//cards/post/parameters/0/schema/enum', message: /`USD`/ }],
  },
]);
