import { cardForm, changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const encoding = [...cardForm, 'encoding'];
const schema = [...cardForm, 'schema'];
const add = (name: string): string =>
  `Add \`encoding\` beside the schema, with \`${name}\` and its \`contentType\`: the types of file that the API takes.`;
const png = { picture: { contentType: 'image/png' } };

testRule('file-parts-typed', [
  { name: 'accepts a file with its types', document: validDocument(), errors: [] },
  {
    name: 'misses the encodings',
    document: changed([encoding, undefined]),
    errors: [{ path: cardForm.join('/'), message: add('picture') }],
  },
  ...[{}, { contentType: ' ' }, { headers: {} }, null].map((part) => ({
    name: `misses the type in ${JSON.stringify(part)}`,
    document: changed([encoding, { picture: part }]),
    errors: [{ path: [...encoding, 'picture'].join('/'), message: add('picture') }],
  })),
  {
    name: 'finds files in every part of a schema, lists of files too',
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
    name: 'rejects an encoding of nothing',
    document: changed([encoding, { ...png, pictures: { contentType: 'image/png' } }]),
    errors: [
      {
        path: [...encoding, 'pictures'].join('/'),
        message:
          "Remove the encoding of `pictures`, or mend its name: the form's fields are `card_name`, `pin`, `currency`, `picture`, `tags`, `label`.",
      },
    ],
  },
  {
    name: 'asks nothing of a form without files',
    document: changed([schema, { properties: { name: { type: 'string' } } }], [encoding, undefined]),
    errors: [],
  },
  {
    name: 'asks for no types where no parts are sent',
    document: changed([
      [...createCard, 'requestBody', 'content'],
      { 'application/json': { schema: { properties: { a: { format: 'binary' } } } } },
    ]),
    errors: [],
  },
]);
