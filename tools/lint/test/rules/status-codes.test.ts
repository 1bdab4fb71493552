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
  {
    name: 'checks webhooks',
    document: changed([[...cardAdded, 'responses', '20'], response]),
    errors: [{ path: [...cardAdded, 'responses', '20'].join('/'), message: /received `20`/ }],
  },
]);
