import { changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const example = [...webhookBody, 'examples', 'added'];
const where = [...example, 'x-inferred-values'];
const path = where.join('/');
const missing = (pointer: string): string =>
  `Correct the pointer \`${pointer}\`: the example's value has nothing there.`;
const again = (pointer: string): string => `Remove the pointer \`${pointer}\`: another pointer already covers it.`;

testRule('inferred-values-resolve', [
  { name: 'accepts pointers to existing values', document: validDocument(), errors: [] },
  {
    name: 'accepts a pointer to null and to escaped keys',
    document: changed([[...example, 'value'], { a: null, 'b/c~d': 1 }], [where, ['/a', '/b~1c~0d']]),
    errors: [],
  },
  ...['/data/1', '/data/0/name', '/dat', 'data', '', '/', '/data/length', '/data~2', '/constructor'].map((pointer) => ({
    name: `rejects the pointer "${pointer}"`,
    document: changed([[...where, 0], pointer]),
    errors: [{ path: `${path}/0`, message: missing(pointer) }],
  })),
  {
    name: 'rejects an item that is not a pointer',
    document: changed([[...where, 0], 7]),
    errors: [{ path: `${path}/0`, message: missing('7') }],
  },
  {
    name: 'rejects pointers that are not a list',
    document: changed([where, '/data']),
    errors: [{ path, message: 'x-inferred-values must be a list of JSON Pointers.' }],
  },
  {
    name: 'reports a repeated pointer once',
    document: changed([where, ['/event', '/event']]),
    errors: [{ path: `${path}/1`, message: again('/event') }],
  },
  {
    name: 'rejects a pointer below a pointer that already covers it',
    document: changed([where, ['/data/0', '/data']]),
    errors: [{ path: `${path}/0`, message: again('/data/0') }],
  },
  {
    name: 'rejects pointers on an example that is entirely inferred',
    document: changed([[...example, 'x-provenance'], 'inferred']),
    errors: [
      {
        path,
        message: 'Remove x-inferred-values: the x-provenance of this example already marks all of it as inferred.',
      },
    ],
  },
  {
    name: 'checks responses',
    document: changed([
      [...listCards, 'responses', '200', 'content', 'application/json', 'examples', 'ok', 'x-inferred-values'],
      ['/messag'],
    ]),
    errors: [
      {
        path: 'paths//cards/get/responses/200/content/application/json/examples/ok/x-inferred-values/0',
        message: missing('/messag'),
      },
    ],
  },
  {
    name: 'checks components',
    document: changed([['components', 'examples'], { gone: { value: {}, 'x-inferred-values': ['/message'] } }]),
    errors: [{ path: 'components/examples/gone/x-inferred-values/0', message: missing('/message') }],
  },
]);
