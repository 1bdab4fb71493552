import { changed } from './support/document.js';
import { testRule } from './support/test-rule.js';

const withPaths = (paths: unknown): unknown => changed([['paths'], paths], [['webhooks'], undefined]);
const withWebhooks = (webhooks: unknown): unknown => changed([['paths'], {}], [['webhooks'], webhooks]);

testRule('file-names', [
  {
    name: 'accepts files named after their paths',
    document: withPaths({
      '/user': { $ref: 'paths/user.yaml' },
      '/accounts/{account_number}': { $ref: 'paths/accounts_account_number.yaml' },
      '/trusted-cards/{uuid}/verify': { $ref: 'paths/trusted-cards_uuid_verify.yaml' },
      'x-note': 'not a path',
    }),
    errors: [],
  },
  {
    name: 'rejects a different name',
    document: withPaths({ '/user/picture': { $ref: 'paths/picture.yaml' } }),
    errors: [
      {
        path: 'paths//user/picture',
        message:
          'Move the path `/user/picture` into its own file, and write only `$ref: paths/user_picture.yaml` here.',
      },
    ],
  },
  {
    name: 'rejects braces',
    document: withPaths({ '/a/{b}': { $ref: 'paths/a_{b}.yaml' } }),
    errors: [{ path: 'paths//a/{b}', message: /paths\/a_b\.yaml/ }],
  },
  {
    name: 'rejects a path whose operations are in the root file',
    document: withPaths({ '/user': { get: {} } }),
    errors: [{ path: 'paths//user', message: /paths\/user\.yaml/ }],
  },
  {
    name: 'rejects keys in addition to the $ref',
    document: withPaths({ '/user': { $ref: 'paths/user.yaml', get: {} } }),
    errors: [{ path: 'paths//user', message: /only `\$ref/ }],
  },
  {
    name: 'accepts files named after their webhooks',
    document: withWebhooks({
      'card.added': { $ref: 'webhooks/card_added.yaml' },
      'card.held.by_bank': { $ref: 'webhooks/card_held_by_bank.yaml' },
      'x-note': 'not a webhook',
    }),
    errors: [],
  },
  {
    name: 'rejects a dot in the name of a file',
    document: withWebhooks({ 'card.added': { $ref: 'webhooks/card.added.yaml' } }),
    errors: [
      {
        path: 'webhooks/card.added',
        message:
          'Move the webhook `card.added` into its own file, and write only `$ref: webhooks/card_added.yaml` here.',
      },
    ],
  },
  {
    name: 'rejects a webhook in the folder of the paths',
    document: withWebhooks({ 'card.added': { $ref: 'paths/card_added.yaml' } }),
    errors: [{ path: 'webhooks/card.added', message: /webhooks\/card_added\.yaml/ }],
  },
]);
