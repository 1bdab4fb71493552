import { changed } from '../support/document.js';
import { testRule } from '../support/test-rule.js';

const withPaths = (paths: unknown): unknown => changed([['paths'], paths]);

testRule('file-names', [
  {
    name: 'accepts files with the names of their paths',
    document: withPaths({
      '/user': { $ref: 'paths/user.yaml' },
      '/accounts/{account_number}': { $ref: 'paths/accounts_account_number.yaml' },
      '/trusted-cards/{uuid}/verify': { $ref: 'paths/trusted-cards_uuid_verify.yaml' },
      'x-note': 'no path',
    }),
    errors: [],
  },
  {
    name: 'rejects another name',
    document: withPaths({ '/user/picture': { $ref: 'paths/picture.yaml' } }),
    errors: [
      { path: 'paths//user/picture', message: 'Put the path `/user/picture` into its own file, and only `$ref: paths/user_picture.yaml` here.' },
    ],
  },
  {
    name: 'rejects braces',
    document: withPaths({ '/a/{b}': { $ref: 'paths/a_{b}.yaml' } }),
    errors: [{ path: 'paths//a/{b}', message: /paths\/a_b\.yaml/ }],
  },
  {
    name: 'rejects a path that is written out in the root file',
    document: withPaths({ '/user': { get: {} } }),
    errors: [{ path: 'paths//user', message: /paths\/user\.yaml/ }],
  },
  {
    name: 'rejects more than a $ref',
    document: withPaths({ '/user': { $ref: 'paths/user.yaml', get: {} } }),
    errors: [{ path: 'paths//user', message: /only `\$ref/ }],
  },
]);
