import { cardAdded, cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const marks = 'page, reference, reference-2.0.2, inferred';
const requestExample = [...cardForm, 'examples', 'newCard'];
const responseExample = [...listCards, 'responses', '200', 'content', 'application/json', 'examples', 'ok'];

testRule('provenance', [
  { name: 'accepts a document with x-provenance everywhere', document: validDocument(), errors: [] },
  ...marks.split(', ').map((mark) => ({
    name: `accepts ${mark}`,
    document: changed([[...listCards, 'x-provenance'], mark]),
    errors: [],
  })),
  {
    name: 'reports an operation without x-provenance',
    document: changed([[...listCards, 'x-provenance'], undefined]),
    errors: [{ path: listCards.join('/'), message: `Add x-provenance with the source of this, one of ${marks}.` }],
  },
  {
    name: 'rejects an unknown value',
    document: changed([[...listCards, 'x-provenance'], 'guess']),
    errors: [
      {
        path: `${listCards.join('/')}/x-provenance`,
        message: `x-provenance must be one of ${marks}, received \`guess\`.`,
      },
    ],
  },
  {
    name: 'reports a request example without x-provenance',
    document: changed([[...requestExample, 'x-provenance'], undefined]),
    errors: [{ path: requestExample.join('/'), message: /^Add x-provenance/ }],
  },
  {
    name: 'reports a response example without x-provenance',
    document: changed([[...responseExample, 'x-provenance'], undefined]),
    errors: [{ path: responseExample.join('/'), message: /^Add x-provenance/ }],
  },
  {
    name: 'reports a webhook without x-provenance',
    document: changed([[...cardAdded, 'x-provenance'], undefined]),
    errors: [{ path: cardAdded.join('/'), message: /^Add x-provenance/ }],
  },
  {
    name: "reports a webhook's example without x-provenance",
    document: changed([[...webhookBody, 'examples', 'added', 'x-provenance'], undefined]),
    errors: [{ path: [...webhookBody, 'examples', 'added'].join('/'), message: /^Add x-provenance/ }],
  },
]);
