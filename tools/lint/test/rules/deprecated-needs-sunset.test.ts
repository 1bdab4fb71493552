import { cardAdded, cardForm, changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const label = [...cardForm, 'schema', 'allOf', 0, 'properties', 'label'];
const draft = [...createCard, 'parameters', 0];
const day = 'Add `x-sunset` with the day on which it stops working, such as `x-sunset: 2027-06-30`.';
const other = 'Add `x-replaced-by` with the operationId or the name of the replacement.';
const gone = (path: (string | number)[], by: unknown): unknown =>
  changed([[...path, 'deprecated'], true], [[...path, 'x-sunset'], '2027-06-30'], [[...path, 'x-replaced-by'], by]);

testRule('deprecated-needs-sunset', [
  {
    name: 'accepts a deprecated property with both extensions, and properties that are not deprecated',
    document: validDocument(),
    errors: [],
  },
  {
    name: 'accepts an operation that a different operation replaces',
    document: gone(listCards, 'createCard'),
    errors: [],
  },
  { name: 'accepts a parameter that a different parameter replaces', document: gone(draft, 'from'), errors: [] },
  {
    name: 'accepts `deprecated: false`',
    document: changed([[...listCards, 'deprecated'], false]),
    errors: [],
  },
  ...[listCards, cardAdded, draft, ['paths', '/cards', 'get', 'responses', '200', 'headers', 'X-RateLimit-Limit']].map(
    (path) => ({
      name: `reports both missing extensions on ${path.slice(0, 4).join(' ')}`,
      document: changed([[...path, 'deprecated'], true]),
      errors: [
        { path: path.join('/'), message: day },
        { path: path.join('/'), message: other },
      ],
    }),
  ),
  ...['soon', '2027-02-30', '2027-6-30', '30/06/2027', 20270630, '+12027-06-30'].map((sunset) => ({
    name: `rejects the date ${sunset}`,
    document: changed([[...label, 'x-sunset'], sunset]),
    errors: [{ path: [...label, 'x-sunset'].join('/'), message: day }],
  })),
  {
    name: 'rejects an operation that does not exist',
    document: gone(listCards, 'listAllCards'),
    errors: [
      {
        path: [...listCards, 'x-replaced-by'].join('/'),
        message: 'x-replaced-by must be the operationId of an existing operation, received `listAllCards`.',
      },
    ],
  },
  {
    name: 'rejects a webhook as the replacement of an operation',
    document: gone(listCards, 'cardAdded'),
    errors: [{ path: [...listCards, 'x-replaced-by'].join('/'), message: /must be the operationId/ }],
  },
  ...[
    { path: listCards, name: 'listCards' },
    { path: draft, name: 'draft' },
    { path: label, name: 'label' },
  ].map(({ path, name }) => ({
    name: `rejects ${name} as its own replacement`,
    document: gone(path, name),
    errors: [
      {
        path: [...path, 'x-replaced-by'].join('/'),
        message: `x-replaced-by must not be \`${name}\` itself: name its replacement.`,
      },
    ],
  })),
  {
    name: 'rejects the extensions on things that are not deprecated',
    document: changed([[...label, 'deprecated'], undefined]),
    errors: ['x-sunset', 'x-replaced-by'].map((key) => ({
      path: [...label, key].join('/'),
      message: `Add \`deprecated: true\` or remove ${key}, which only belongs on deprecated things.`,
    })),
  },
]);
