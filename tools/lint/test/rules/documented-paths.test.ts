import { changed, createCard, listCards } from './support/document.js';
import { testRule } from './support/test-rule.js';

const key = 'x-documented-path';
const readCard = ['paths', '/cards/{uuid}', 'get'];

/** Returns the document in which an operation on a list and an operation on an item have these documented paths. */
const documented = (list: unknown, item?: unknown): unknown =>
  changed([[...listCards, key], list], [readCard.slice(0, -1), { get: item === undefined ? {} : { [key]: item } }]);

const unfit = (path: string) => ({
  path: [...listCards, key].join('/'),
  message:
    `\`x-documented-path\` must describe the path \`/cards\`, received \`${path}\`: ` +
    'copy the path from the page, or move the operation.',
});

testRule('documented-paths', [
  { name: 'accepts operations without it', document: changed([[...listCards, key], undefined]), errors: [] },
  {
    name: 'accepts one endpoint with an optional segment for two operations',
    document: documented('/cards/{id?}', '/cards/{id?}'),
    errors: [],
  },
  {
    name: 'accepts different endpoints of two methods',
    document: changed([[...listCards, key], '/cards/{id?}'], [[...createCard, key], '/{kind}']),
    errors: [],
  },
  {
    name: 'accepts an operation of its own endpoint next to an endpoint that would fit it too',
    document: documented('/cards/{id?}'),
    errors: [],
  },
  ...['/card', '/cards/list', '/cards/{id}', '/cards/{id?}/all', 'cards', '/cards/', '/{kind', ''].map((path) => ({
    name: `rejects "${path}" for the path /cards`,
    document: documented(path),
    errors: [unfit(path)],
  })),
  {
    name: 'rejects the path of the operation itself',
    document: documented('/cards'),
    errors: [
      {
        path: [...listCards, key].join('/'),
        message: '`x-documented-path` must differ from the path of its operation, received `/cards`: remove it.',
      },
    ],
  },
  ...['/cards/{ide?}', '/cards/{id}'].map((path) => ({
    name: `rejects ${path} if another operation of the endpoint has a different path`,
    document: documented('/cards/{id?}', path),
    errors: [
      {
        path: [...readCard, key].join('/'),
        message:
          `\`x-documented-path\` must be \`/cards/{id?}\`, as for \`/cards\`, received \`${path}\`: ` +
          'the page has one endpoint for both.',
      },
    ],
  })),
]);
