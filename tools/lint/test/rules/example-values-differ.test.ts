import { cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const examples = [...cardForm, 'examples'];
const same = (name: string, first: string): string =>
  `Remove the example \`${name}\` or change its value: \`${first}\` has the same value.`;

testRule('example-values-differ', [
  { name: 'accepts different examples', document: validDocument(), errors: [] },
  {
    name: 'rejects a value under a second and a third name',
    document: changed([examples, { a: { value: [1] }, b: { value: [2] }, c: { value: [1] }, d: { value: [1] } }]),
    errors: [
      { path: examples.join('/'), message: same('c', 'a') },
      { path: examples.join('/'), message: same('d', 'a') },
    ],
  },
  {
    name: 'ignores the order of keys',
    document: changed([
      examples,
      { a: { value: { x: 1, y: { p: 1, q: 2 } } }, b: { value: { y: { q: 2, p: 1 }, x: 1 } } },
    ]),
    errors: [{ path: examples.join('/'), message: same('b', 'a') }],
  },
  {
    name: 'distinguishes types and the order of lists',
    document: changed([
      examples,
      { a: { value: 1 }, b: { value: '1' }, c: { value: [1, 2] }, d: { value: [2, 1] }, e: { value: null } },
    ]),
    errors: [],
  },
  {
    name: 'ignores examples without a value',
    document: changed([
      examples,
      { a: { externalValue: 'a.json' }, b: { externalValue: 'a.json' }, 'x-note': { value: 1 }, c: { value: 1 } },
    ]),
    errors: [],
  },
  {
    name: 'checks responses, unused components and webhooks',
    document: changed(
      ...[
        [...listCards, 'responses', '200', 'content', 'application/json', 'examples'],
        [...webhookBody, 'examples'],
        ['components', 'responses', 'NotFound', 'content', 'application/json', 'examples'],
      ].map((path): [typeof path, unknown] => [path, { a: { value: 1 }, b: { value: 1 } }]),
    ),
    errors: [
      { path: 'paths//cards/get/responses/200/content/application/json/examples', message: same('b', 'a') },
      { path: [...webhookBody, 'examples'].join('/'), message: same('b', 'a') },
      { path: 'components/responses/NotFound/content/application/json/examples', message: same('b', 'a') },
    ],
  },
]);
