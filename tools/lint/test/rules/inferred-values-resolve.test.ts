import { changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const example = [...webhookBody, 'examples', 'added'];
const where = [...example, 'x-inferred-values'];
const path = where.join('/');
const nowhere = (pointer: string): string =>
  `Mend the pointer \`${pointer}\`: it leads nowhere in the example's value.`;
const again = (pointer: string): string => `Remove the pointer \`${pointer}\`: another one says it already.`;

testRule('inferred-values-resolve', [
  { name: 'accepts pointers that lead somewhere', document: validDocument(), errors: [] },
  {
    name: 'accepts a pointer to null and to keys that must be escaped',
    document: changed([[...example, 'value'], { a: null, 'b/c~d': 1 }], [where, ['/a', '/b~1c~0d']]),
    errors: [],
  },
  ...['/data/1', '/data/0/name', '/dat', 'data', '', '/', '/data/length', '/data~2', '/constructor'].map((pointer) => ({
    name: `rejects the pointer "${pointer}"`,
    document: changed([[...where, 0], pointer]),
    errors: [{ path: `${path}/0`, message: nowhere(pointer) }],
  })),
  {
    name: 'rejects what is no pointer',
    document: changed([[...where, 0], 7]),
    errors: [{ path: `${path}/0`, message: nowhere('7') }],
  },
  {
    name: 'rejects what is no list',
    document: changed([where, '/data']),
    errors: [{ path, message: 'Write x-inferred-values as a list of JSON Pointers.' }],
  },
  {
    name: 'rejects a pointer twice, once',
    document: changed([where, ['/event', '/event']]),
    errors: [{ path: `${path}/1`, message: again('/event') }],
  },
  {
    name: 'rejects a pointer into what is inferred anyway',
    document: changed([where, ['/data/0', '/data']]),
    errors: [{ path: `${path}/0`, message: again('/data/0') }],
  },
  {
    name: 'rejects it on an example that is inferred as a whole',
    document: changed([[...example, 'x-provenance'], 'inferred']),
    errors: [
      { path, message: 'Remove x-inferred-values: all of an example is inferred whose x-provenance is inferred.' },
    ],
  },
  {
    name: 'looks at responses',
    document: changed([
      [...listCards, 'responses', '200', 'content', 'application/json', 'examples', 'ok', 'x-inferred-values'],
      ['/messag'],
    ]),
    errors: [
      {
        path: 'paths//cards/get/responses/200/content/application/json/examples/ok/x-inferred-values/0',
        message: nowhere('/messag'),
      },
    ],
  },
  {
    name: 'looks at components',
    document: changed([['components', 'examples'], { gone: { value: {}, 'x-inferred-values': ['/message'] } }]),
    errors: [{ path: 'components/examples/gone/x-inferred-values/0', message: nowhere('/message') }],
  },
]);
