import { cardForm, changed, listCards, validDocument, webhookBody } from './support/document.js';
import { testRule } from './support/test-rule.js';

const success = [...listCards, 'responses', '200', 'content', 'application/json'];
const missing =
  'Add `examples` with at least one entry, by $ref to components/examples; a single `example` has no name.';

testRule('named-examples', [
  { name: 'accepts named examples', document: validDocument(), errors: [] },
  {
    name: 'reports missing examples of a request',
    document: changed([[...cardForm, 'examples'], undefined]),
    errors: [{ path: cardForm.join('/'), message: missing }],
  },
  {
    name: 'reports missing examples of a successful response',
    document: changed([[...success, 'examples'], {}]),
    errors: [{ path: `${success.join('/')}/examples`, message: missing }],
  },
  {
    name: 'rejects a single `example`',
    document: changed([[...success, 'examples'], undefined], [[...success, 'example'], { message: 'OK' }]),
    errors: [{ path: success.join('/'), message: missing }],
  },
  {
    name: 'rejects a name that is not camelCase',
    document: changed([[...success, 'examples'], { 'all-good': { summary: 'Done.', value: {} } }]),
    errors: [
      {
        path: `${success.join('/')}/examples/all-good`,
        message: "Write the example's name `all-good` in camelCase, like `pictureExists`.",
      },
    ],
  },
  {
    name: 'reports a missing summary',
    document: changed([[...success, 'examples', 'ok', 'summary'], ' ']),
    errors: [{ path: `${success.join('/')}/examples/ok`, message: 'Add a summary to the example `ok`.' }],
  },
  {
    name: 'rejects an example without a value',
    document: changed([[...success, 'examples'], { ok: { summary: 'Done.', externalValue: 'https://a.example/ok' } }]),
    errors: [
      {
        path: `${success.join('/')}/examples/ok`,
        message: 'The example `ok` must have a `value`: add it. A link to a file is not supported.',
      },
    ],
  },
  {
    name: 'checks responses that no operation uses',
    document: changed([['components', 'responses', 'NotFound', 'content', 'application/json', 'examples'], undefined]),
    errors: [{ path: 'components/responses/NotFound/content/application/json', message: missing }],
  },
  {
    name: 'reports missing examples of a webhook',
    document: changed([[...webhookBody, 'examples'], undefined]),
    errors: [{ path: webhookBody.join('/'), message: missing }],
  },
]);
