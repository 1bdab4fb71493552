import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const limited = [...listCards, 'responses', '429'];
const mark = [...limited, 'x-provenance'];
const media = [...limited, 'content', 'application/json'];
const fix =
  'Add `x-provenance` to the response, because all of its examples are inferred: `inferred`, or the source in ' +
  'which WiPay documents the error.';
const inferred = { summary: 'A guess.', value: { message: 'Slow down.' }, 'x-provenance': 'inferred' };

testRule('inferred-errors-marked', [
  { name: 'accepts an inferred error with x-provenance: inferred', document: validDocument(), errors: [] },
  {
    name: 'accepts an error that is documented without its message',
    document: changed([mark, 'reference']),
    errors: [],
  },
  {
    name: 'reports a missing x-provenance',
    document: changed([mark, undefined]),
    errors: [{ path: limited.join('/'), message: fix }],
  },
  {
    name: 'rejects an unknown x-provenance',
    document: changed([mark, 'guess']),
    errors: [{ path: limited.join('/'), message: fix }],
  },
  {
    name: 'accepts errors of an inferred operation',
    document: changed([[...createCard, 'responses', '429', 'x-provenance'], undefined]),
    errors: [],
  },
  {
    name: 'accepts an error with one documented example',
    document: changed(
      [mark, undefined],
      [[...media, 'examples', 'documented'], { ...inferred, 'x-provenance': 'page' }],
    ),
    errors: [],
  },
  {
    name: 'checks errors of every status code and ignores successful responses',
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
    name: 'accepts an error without examples',
    document: changed([mark, undefined], [[...media, 'examples'], {}]),
    errors: [],
  },
]);
