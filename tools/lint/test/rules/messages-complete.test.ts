import { cardForm, changed, createCard, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const form = [...cardForm, 'schema', 'allOf', 0];
const name = [...form, 'properties', 'card_name'];
const picture = [...form, 'properties', 'picture'];
const templates = ['x-message-templates'];
const says = (keyword: string, key = keyword): string =>
  `\`${keyword}\` must have a message for requests that fail the check: add \`${key}\` to x-messages of this schema, ` +
  'or to x-message-templates in openapi.yaml.';

testRule('messages-complete', [
  { name: 'accepts checks with a template', document: validDocument(), errors: [] },
  {
    name: 'accepts a check with a message of its own, by the keyword or by the keyword and its value',
    document: changed(
      [[...name, 'multipleOf'], 5],
      [[...name, 'format'], 'email'],
      [[...name, 'x-messages'], { multipleOf: 'Unauthorized', 'format:email': 'Unauthorized' }],
      [
        [...createCard, 'parameters', 1, 'schema'],
        { type: 'string', format: 'uuid', 'x-messages': { format: 'Unauthorized' } },
      ],
    ),
    errors: [],
  },
  {
    name: 'accepts checks that no value fails: of a text, of a password and of at least one character',
    document: changed([[...name, 'minLength'], 1]),
    errors: [],
  },
  {
    name: 'rejects a check without a message',
    document: changed(
      [[...name, 'multipleOf'], 5],
      [[...name, 'minLength'], 2],
      [[...templates, 'minLength'], undefined],
    ),
    errors: [
      { path: [...name, 'multipleOf'].join('/'), message: says('multipleOf') },
      { path: [...name, 'minLength'].join('/'), message: says('minLength') },
    ],
  },
  {
    name: 'rejects a type, a format and a required field without a message, in the body and in parameters',
    document: changed(
      [[...templates, 'required'], undefined],
      [[...templates, 'type:boolean'], undefined],
      [[...name, 'format'], 'email'],
    ),
    errors: [
      { path: [...createCard, 'parameters', 0, 'schema', 'type'].join('/'), message: says('type', 'type:boolean') },
      { path: [...form, 'required'].join('/'), message: says('required') },
      { path: [...name, 'format'].join('/'), message: says('format', 'format:email') },
    ],
  },
  {
    name: 'rejects a file without a message for its size, its type or a text in its place',
    document: changed(
      [[...picture, 'maxLength'], 2_000_000],
      [[...templates, 'x-file-types'], undefined],
      [[...templates, 'type:file'], undefined],
    ),
    errors: [
      { path: [...picture, 'format'].join('/'), message: says('format', 'type:file') },
      { path: [...picture, 'x-file-types'].join('/'), message: says('x-file-types') },
      { path: [...picture, 'maxLength'].join('/'), message: says('maxLength', 'maxFileSize') },
    ],
  },
]);
