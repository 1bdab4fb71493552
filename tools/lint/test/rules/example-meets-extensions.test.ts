import type { JsonPath } from '../../src/rule-support/define-rule.js';
import { cardForm, changed, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const fields = [...cardForm, 'schema', 'allOf', 0, 'properties'];
const example = [...cardForm, 'examples', 'newCard'];
const value = [...example, 'value'];
const at = (...path: JsonPath): string => [...value, ...path].join('/');

/** Returns the document with a keyword of a field, and with values of the example. */
const withField = (field: string, keywords: object, values: object, platforms?: string[]): unknown =>
  changed(
    [[...fields, field], { type: 'string', ...keywords }],
    [value, { card_name: 'Groceries', pin: '4711', ...values }],
    [[...example, 'x-platforms'], platforms],
  );

testRule('example-meets-extensions', [
  { name: 'accepts examples without extensions', document: validDocument(), errors: [] },
  {
    name: 'accepts values that meet the extensions',
    document: changed(
      [[...fields, 'a'], { 'x-same-as': 'pin' }],
      [[...fields, 'b'], { 'x-differs-from': 'pin' }],
      [[...fields, 'c'], { 'x-scope-list': 'bearer' }],
      [[...fields, 'd'], { contentMediaType: 'application/json' }],
      [[...fields, 'e'], { 'x-platforms': ['tt'] }],
      [
        value,
        {
          pin: '4711',
          a: '4711',
          b: '4712',
          c: 'wapi-cards-all  wapi-user-all',
          d: '{"a":1}',
          e: 'x',
          currency: 'TTD',
          picture: 'a.b.PNG',
        },
      ],
      [[...example, 'x-platforms'], ['tt']],
    ),
    errors: [],
  },
  {
    name: 'rejects a value that is not the same as that of the other field',
    document: withField('again', { 'x-same-as': 'pin' }, { again: '4712' }),
    errors: [{ path: at('again'), message: 'The value must be the same as that of `pin`: correct one of them.' }],
  },
  {
    name: 'rejects a value that is the same as that of the other field',
    document: withField('next', { 'x-differs-from': 'pin' }, { next: '4711' }),
    errors: [{ path: at('next'), message: 'The value must differ from that of `pin`: correct one of them.' }],
  },
  {
    name: 'accepts a field whose other field is absent',
    document: withField('again', { 'x-same-as': 'label', 'x-differs-from': 'label' }, { again: '4712' }),
    errors: [],
  },
  {
    name: 'rejects a scope that does not exist',
    document: withField('scopes', { 'x-scope-list': 'bearer' }, { scopes: 'wapi-cards-all wapi-card-all' }),
    errors: [{ path: at('scopes'), message: 'The scope `wapi-card-all` does not exist: did you mean wapi-cards-all?' }],
  },
  {
    name: 'rejects a file with a different type',
    document: withField('picture', { 'x-file-types': ['jpg', 'png'] }, { picture: 'card.png.tiff' }),
    errors: [{ path: at('picture'), message: 'The file name must end with .jpg, .png, received "card.png.tiff".' }],
  },
  {
    name: 'rejects a text that is not JSON',
    document: withField('data', { contentMediaType: 'application/json' }, { data: '{cart: 1}' }),
    errors: [{ path: at('data'), message: /^The text must be JSON, .* received "\{cart: 1\}"\.$/ }],
  },
  {
    name: 'rejects a value that a platform of the example does not accept',
    document: withField(
      'currency',
      { enum: ['BBD', 'TTD', 'USD'], 'x-platform-enum': 'currencies' },
      { currency: 'BBD' },
      ['bb', 'tt'],
    ),
    errors: [
      { path: at('currency'), message: /^The platform `tt` of the example must accept the value, received "BBD":/ },
    ],
  },
  {
    name: 'rejects a missing field that a platform of the example requires',
    document: changed([[...example, 'x-platforms'], ['tt']]),
    errors: [{ path: at(), message: 'The platform `tt` of the example requires `currency`: add it.' }],
  },
  ...[undefined, ['bb', 'tt']].map((platforms) => ({
    name: `rejects a field that only one platform has in an example of ${String(platforms)}`,
    document: changed(
      [[...fields, 'branch'], { 'x-platforms': ['tt'] }],
      [value, { currency: 'USD', branch: 'Main' }],
      [[...example, 'x-platforms'], platforms],
    ),
    errors: [
      {
        path: at('branch'),
        message: 'Only tt has this field: add `x-platforms: [tt]` to the example, or remove it.',
      },
    ],
  })),
  {
    name: 'accepts null for a field that only one platform has',
    document: withField('branch', { 'x-platforms': ['tt'] }, { branch: null }),
    errors: [],
  },
  {
    name: 'checks the items of a list',
    document: withField('files', { type: 'array', items: { 'x-file-types': ['png'] } }, { files: ['a.png', 'b.gif'] }),
    errors: [{ path: at('files', 1), message: 'The file name must end with .png, received "b.gif".' }],
  },
]);
