import { cardAdded, cardForm, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const label = [...cardForm, 'schema', 'allOf', 0, 'properties', 'label'];
const draft = [...createCard, 'parameters', 0];
const day = 'Add `x-sunset` with the day on which it stops working, such as `x-sunset: 2027-06-30`.';
const other = 'Add `x-replaced-by`: the operationId or the name of what to use instead.';
const gone = (path: (string | number)[], by: unknown): unknown =>
  changed([[...path, 'deprecated'], true], [[...path, 'x-sunset'], '2027-06-30'], [[...path, 'x-replaced-by'], by]);

testRule('deprecated-needs-sunset', [
  { name: 'accepts a property with both, and what is not deprecated', document: validDocument(), errors: [] },
  { name: 'accepts an operation that another one replaces', document: gone(listCards, 'createCard'), errors: [] },
  { name: 'accepts a parameter that another one replaces', document: gone(draft, 'from'), errors: [] },
  {
    name: 'accepts what says that it is not deprecated',
    document: changed([[...listCards, 'deprecated'], false]),
    errors: [],
  },
  ...[listCards, cardAdded, draft, ['paths', '/cards', 'get', 'responses', '200', 'headers', 'X-RateLimit-Limit']].map(
    (path) => ({
      name: `misses both on ${path.slice(0, 4).join(' ')}`,
      document: changed([[...path, 'deprecated'], true]),
      errors: [
        { path: path.join('/'), message: day },
        { path: path.join('/'), message: other },
      ],
    }),
  ),
  ...['soon', '2027-02-30', '2027-6-30', '30/06/2027', 20270630, '+12027-06-30'].map((sunset) => ({
    name: `rejects the day ${sunset}`,
    document: changed([[...label, 'x-sunset'], sunset]),
    errors: [{ path: [...label, 'x-sunset'].join('/'), message: day }],
  })),
  {
    name: 'rejects an operation that there is not',
    document: gone(listCards, 'listAllCards'),
    errors: [
      {
        path: [...listCards, 'x-replaced-by'].join('/'),
        message: 'Name the operationId of an operation that there is instead of `listAllCards`.',
      },
    ],
  },
  {
    name: 'rejects a webhook in place of an operation',
    document: gone(listCards, 'cardAdded'),
    errors: [{ path: [...listCards, 'x-replaced-by'].join('/'), message: /^Name the operationId/ }],
  },
  ...[
    { path: listCards, name: 'listCards' },
    { path: draft, name: 'draft' },
    { path: label, name: 'label' },
  ].map(({ path, name }) => ({
    name: `rejects ${name} in place of itself`,
    document: gone(path, name),
    errors: [
      {
        path: [...path, 'x-replaced-by'].join('/'),
        message: `Name something else than \`${name}\`: it cannot replace itself.`,
      },
    ],
  })),
  {
    name: 'rejects an end of what is not deprecated',
    document: changed([[...label, 'deprecated'], undefined]),
    errors: ['x-sunset', 'x-replaced-by'].map((key) => ({
      path: [...label, key].join('/'),
      message: `Add \`deprecated: true\` or remove ${key}: nobody is warned of what is not deprecated.`,
    })),
  },
]);
