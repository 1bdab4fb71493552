import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const headers = (status: string): string[] => [...listCards, 'responses', status, 'headers'];

testRule('rate-limit-headers', [
  { name: 'accepts the headers', document: validDocument(), errors: [] },
  {
    name: 'accepts the headers in lower case',
    document: changed([headers('200'), { 'x-ratelimit-limit': {}, 'X-RATELIMIT-REMAINING': {} }]),
    errors: [],
  },
  {
    name: 'reports all missing headers',
    document: changed([headers('200'), undefined]),
    errors: [
      {
        path: 'paths//cards/get/responses/200',
        message:
          "Add X-RateLimit-Limit, X-RateLimit-Remaining to the response's headers, each by $ref to components/headers.",
      },
    ],
  },
  {
    name: 'reports one missing header of a successful response',
    document: changed([[...headers('200'), 'X-RateLimit-Remaining'], undefined]),
    errors: [{ path: 'paths//cards/get/responses/200/headers', message: /^Add X-RateLimit-Remaining to/ }],
  },
  {
    name: 'reports the two additional headers of 429',
    document: changed(
      [[...headers('429'), 'Retry-After'], undefined],
      [[...headers('429'), 'X-RateLimit-Reset'], undefined],
    ),
    errors: [{ path: 'paths//cards/get/responses/429/headers', message: /^Add X-RateLimit-Reset, Retry-After to/ }],
  },
  {
    name: 'accepts a response that belongs to no operation without headers',
    document: changed([['components', 'responses', 'NotFound', 'headers'], undefined]),
    errors: [],
  },
  { name: 'ignores extensions', document: changed([[...listCards, 'responses', 'x-note'], {}]), errors: [] },
]);
