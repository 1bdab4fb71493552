import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const limited = [...listCards, 'responses', '429'];
const mark = [...limited, 'x-provenance'];
const media = [...limited, 'content', 'application/json'];
const fix =
  'Add `x-provenance` to the response: `inferred`, or where WiPay documents that there is this error, for all of its examples are inferred.';
const inferred = { summary: 'A guess.', value: { message: 'Slow down.' }, 'x-provenance': 'inferred' };

testRule('inferred-errors-marked', [
  { name: 'accepts an inferred error that says so', document: validDocument(), errors: [] },
  {
    name: 'accepts one that is documented somewhere, but for its message',
    document: changed([mark, 'reference']),
    errors: [],
  },
  {
    name: 'misses the mark',
    document: changed([mark, undefined]),
    errors: [{ path: limited.join('/'), message: fix }],
  },
  {
    name: 'rejects a mark that is none',
    document: changed([mark, 'guess']),
    errors: [{ path: limited.join('/'), message: fix }],
  },
  {
    name: 'asks nothing where the operation is inferred',
    document: changed([[...createCard, 'responses', '429', 'x-provenance'], undefined]),
    errors: [],
  },
  {
    name: 'asks nothing where one message is documented',
    document: changed(
      [mark, undefined],
      [[...media, 'examples', 'documented'], { ...inferred, 'x-provenance': 'page' }],
    ),
    errors: [],
  },
  {
    name: 'looks at errors of any status, and not at what is no error',
    document: changed(
      ...['default', '4XX', '503', '200', '302'].map((status): [string[], unknown] => [
        [...listCards, 'responses', status],
        { content: { 'application/json': { examples: { inferred } } } },
      ]),
    ),
    errors: ['503', 'default', '4XX'].map((status) => ({
      path: [...listCards, 'responses', status].join('/'),
      message: fix,
    })),
  },
  {
    name: 'asks nothing where there are no examples',
    document: changed([mark, undefined], [[...media, 'examples'], {}]),
    errors: [],
  },
]);
