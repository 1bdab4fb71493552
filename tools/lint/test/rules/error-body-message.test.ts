import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const schemaOf = (status: string): string[] => [
  ...listCards,
  'responses',
  status,
  'content',
  'application/json',
  'schema',
];
const path = schemaOf('401').join('/');
const fix = 'Give the error a required string `message`: use components/schemas/Message.yaml or a schema like it.';
const withMessage = { required: ['message'], properties: { message: { type: 'string' } } };
const withoutMessage = { required: ['error'], properties: { error: { type: 'string' } } };

testRule('error-body-message', [
  { name: 'accepts a message', document: validDocument(), errors: [] },
  {
    name: 'accepts a message from allOf',
    document: changed([schemaOf('401'), { allOf: [withoutMessage, { anyOf: [withMessage] }] }]),
    errors: [],
  },
  {
    name: 'accepts a choice between errors that all have a message',
    document: changed([schemaOf('401'), { oneOf: [withMessage, { allOf: [withMessage] }] }]),
    errors: [],
  },
  { name: 'ignores successful responses', document: changed([schemaOf('200'), { type: 'array' }]), errors: [] },
  {
    name: 'rejects a message that is not required',
    document: changed([[...schemaOf('401'), 'required'], undefined]),
    errors: [{ path, message: fix }],
  },
  {
    name: 'rejects a message that is not a string',
    document: changed([[...schemaOf('401'), 'properties', 'message', 'type'], 'integer']),
    errors: [{ path, message: fix }],
  },
  {
    name: 'rejects a choice if one of its errors has no message',
    document: changed([schemaOf('401'), { oneOf: [withMessage, withoutMessage] }]),
    errors: [{ path, message: fix }],
  },
  {
    name: 'rejects a response without content',
    document: changed([[...listCards, 'responses', '500', 'content'], undefined]),
    errors: [
      {
        path: 'paths//cards/get/responses/500',
        message: 'Add `content` with application/json and the schema components/schemas/Message.yaml.',
      },
    ],
  },
  {
    name: 'checks responses that no operation uses',
    document: changed([['components', 'responses', 'NotFound', 'content', 'application/json', 'schema'], {}]),
    errors: [{ path: 'components/responses/NotFound/content/application/json/schema', message: fix }],
  },
]);
