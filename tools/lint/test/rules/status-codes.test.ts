import { cardAdded, changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const response = { description: 'A response.' };

testRule('status-codes', [
  { name: 'accepts a document with valid codes', document: validDocument(), errors: [] },
  ...['100', '418', '511', '5XX', 'default', 'x-note'].map((status) => ({
    name: `accepts ${status}`,
    document: changed([[...listCards, 'responses', status], response]),
    errors: [],
  })),
  ...['490', '599', '099', '600', '40', '4040', '4xx', '6XX', 'Default', '404 '].map((status) => ({
    name: `rejects "${status}"`,
    document: changed([[...listCards, 'responses', status], response]),
    errors: [
      {
        path: [...listCards, 'responses', status].join('/'),
        message: `A status code must be a registered code such as 404, a range such as 4XX, or default, received \`${status}\`.`,
      },
    ],
  })),
  ...['204', '205', '304'].map((status) => ({
    name: `rejects content in ${status}`,
    document: changed([
      [...listCards, 'responses', status],
      { description: 'A response.', content: { 'application/json': {} } },
    ]),
    errors: [
      {
        path: [...listCards, 'responses', status].join('/'),
        message: `A ${status} response must not have content: remove it, or use a different status code.`,
      },
    ],
  })),
  {
    name: 'accepts a 204 without content',
    document: changed([[...listCards, 'responses', '204'], response]),
    errors: [],
  },
  {
    name: 'checks webhooks',
    document: changed([[...cardAdded, 'responses', '20'], response]),
    errors: [{ path: [...cardAdded, 'responses', '20'].join('/'), message: /received `20`/ }],
  },
]);
