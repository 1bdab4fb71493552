import { cardAdded, cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const marks = 'page, reference, reference-2.0.2, inferred';
const requestExample = [...cardForm, 'examples', 'newCard'];
const responseExample = [...listCards, 'responses', '200', 'content', 'application/json', 'examples', 'ok'];

testRule('provenance', [
  { name: 'accepts a mark everywhere', document: validDocument(), errors: [] },
  ...marks.split(', ').map((mark) => ({
    name: `accepts ${mark}`,
    document: changed([[...listCards, 'x-provenance'], mark]),
    errors: [],
  })),
  {
    name: 'misses the mark of an operation',
    document: changed([[...listCards, 'x-provenance'], undefined]),
    errors: [{ path: listCards.join('/'), message: `Say where this comes from: set x-provenance to ${marks}.` }],
  },
  {
    name: 'rejects an unknown mark',
    document: changed([[...listCards, 'x-provenance'], 'guess']),
    errors: [
      {
        path: `${listCards.join('/')}/x-provenance`,
        message: `\`guess\` is no provenance: set x-provenance to ${marks}.`,
      },
    ],
  },
  {
    name: 'misses the mark of a request',
    document: changed([[...requestExample, 'x-provenance'], undefined]),
    errors: [{ path: requestExample.join('/'), message: /Say where/ }],
  },
  {
    name: 'misses the mark of a response',
    document: changed([[...responseExample, 'x-provenance'], undefined]),
    errors: [{ path: responseExample.join('/'), message: /Say where/ }],
  },
  {
    name: 'misses the mark of a webhook',
    document: changed([[...cardAdded, 'x-provenance'], undefined]),
    errors: [{ path: cardAdded.join('/'), message: /Say where/ }],
  },
  {
    name: 'misses the mark of what a webhook sends',
    document: changed([[...webhookBody, 'examples', 'added', 'x-provenance'], undefined]),
    errors: [{ path: [...webhookBody, 'examples', 'added'].join('/'), message: /Say where/ }],
  },
]);
