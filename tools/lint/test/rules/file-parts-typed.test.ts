import { cardForm, changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const encoding = [...cardForm, 'encoding'];
const schema = [...cardForm, 'schema'];
const add = (name: string): string =>
  `Add \`encoding\` next to the schema, with the \`contentType\` of \`${name}\`: the file types that the API accepts.`;
const png = { picture: { contentType: 'image/png' } };

testRule('file-parts-typed', [
  { name: 'accepts a file with its content types', document: validDocument(), errors: [] },
  {
    name: 'reports a missing encoding',
    document: changed([encoding, undefined]),
    errors: [{ path: cardForm.join('/'), message: add('picture') }],
  },
  ...[{}, { contentType: ' ' }, { headers: {} }, null].map((part) => ({
    name: `reports a missing content type in ${JSON.stringify(part)}`,
    document: changed([encoding, { picture: part }]),
    errors: [{ path: [...encoding, 'picture'].join('/'), message: add('picture') }],
  })),
  {
    name: 'checks files in every part of a schema, and lists of files',
    document: changed([
      schema,
      {
        oneOf: [
          { properties: { front: { type: 'string', format: 'binary' } } },
          { properties: { pages: { type: 'array', items: { 'x-file-types': ['pdf'] } } } },
        ],
      },
    ]),
    errors: [
      { path: encoding.join('/'), message: add('front') },
      { path: encoding.join('/'), message: add('pages') },
      { path: [...encoding, 'picture'].join('/'), message: /^Remove the encoding of `picture`/ },
    ],
  },
  {
    name: 'rejects an encoding of a field that does not exist',
    document: changed([encoding, { ...png, pictures: { contentType: 'image/png' } }]),
    errors: [
      {
        path: [...encoding, 'pictures'].join('/'),
        message:
          'Remove the encoding of `pictures` or correct its name. Fields of the form: `card_name`, `pin`, ' +
          '`currency`, `picture`, `tags`, `label`.',
      },
    ],
  },
  {
    name: 'accepts several content types and a range',
    document: changed([encoding, { picture: { contentType: 'image/svg+xml, image/*' } }]),
    errors: [],
  },
  {
    name: 'rejects content types with a wrong separator',
    document: changed([encoding, { picture: { contentType: 'image/png, image bmp; image/gif' } }]),
    errors: [
      {
        path: [...encoding, 'picture', 'contentType'].join('/'),
        message: '`contentType` must be media types separated by commas, received "image bmp; image/gif": correct it.',
      },
    ],
  },
  {
    name: 'accepts content types that match the file types, and ranges',
    document: changed(
      [
        [...schema, 'allOf', 0, 'properties'],
        {
          photo: { 'x-file-types': ['jpg', 'jpeg', 'svg'] },
          scans: { type: 'array', items: { format: 'binary', 'x-file-types': ['png'] } },
        },
      ],
      [encoding, { photo: { contentType: 'image/jpeg, image/svg+xml' }, scans: { contentType: 'image/*' } }],
    ),
    errors: [],
  },
  {
    name: 'rejects content types that differ from the file types',
    document: changed(
      [
        [...schema, 'allOf', 0, 'properties', 'picture', 'x-file-types'],
        ['png', 'gif'],
      ],
      [encoding, { picture: { contentType: 'image/png, image/bmp' } }],
    ),
    errors: [
      {
        path: [...encoding, 'picture', 'contentType'].join('/'),
        message: '`contentType` must have one media type for the file type `gif`: correct it.',
      },
      {
        path: [...encoding, 'picture', 'contentType'].join('/'),
        message: '`contentType` must match `x-file-types`, received "image/bmp": add its file type there.',
      },
    ],
  },
  {
    name: 'rejects an object in a urlencoded form without the style deepObject',
    document: changed([
      [...createCard, 'requestBody', 'content'],
      {
        'application/x-www-form-urlencoded': {
          schema: { properties: { a: { type: 'object' }, b: { items: { properties: {} } }, c: { type: 'object' } } },
          encoding: { a: { contentType: 'application/json' }, c: { style: 'deepObject' } },
        },
      },
    ]),
    errors: ['a', 'b'].map((field) => ({
      path: [...createCard, 'requestBody', 'content', 'application/x-www-form-urlencoded'].join('/'),
      message:
        `The object \`${field}\` must have \`style: deepObject\`: add it to \`encoding\`, or make it a string with ` +
        '`contentMediaType: application/json`.',
    })),
  },
  {
    name: 'rejects a file in a urlencoded form',
    document: changed([
      [...createCard, 'requestBody', 'content'],
      { 'application/x-www-form-urlencoded': { schema: { properties: { a: { format: 'binary' } } } } },
    ]),
    errors: [
      {
        path: [...createCard, 'requestBody', 'content', 'application/x-www-form-urlencoded'].join('/'),
        message: 'The file `a` must be sent as multipart/form-data: remove this media type.',
      },
    ],
  },
  {
    name: 'accepts a form without files',
    document: changed([schema, { properties: { name: { type: 'string' } } }], [encoding, undefined]),
    errors: [],
  },
  {
    name: 'ignores bodies that are not multipart',
    document: changed([
      [...createCard, 'requestBody', 'content'],
      { 'application/json': { schema: { properties: { a: { format: 'binary' } } } } },
    ]),
    errors: [],
  },
]);
