import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const advice = 'write `x-rate-limit: { requests: 5, per: minute }`.';
const where = [...listCards, 'x-rate-limit'];
const requests = (received: string) => [
  {
    path: [...where, 'requests'].join('/'),
    message: `\`requests\` must be an integer from 1 to 600, received ${received}: ${advice}`,
  },
];

testRule('rate-limit', [
  { name: 'accepts a limit per minute', document: validDocument(), errors: [] },
  { name: 'accepts the highest limit', document: changed([where, { requests: 600, per: 'minute' }]), errors: [] },
  {
    name: 'reports a missing limit',
    document: changed([where, undefined]),
    errors: [{ path: listCards.join('/'), message: `Add the rate limit of the operation: ${advice}` }],
  },
  {
    name: 'rejects a limit that is a number',
    document: changed([where, 5]),
    errors: [{ path: where.join('/'), message: `x-rate-limit must be a map, received 5: ${advice}` }],
  },
  { name: 'rejects zero', document: changed([[...where, 'requests'], 0]), errors: requests('0') },
  { name: 'rejects 601', document: changed([[...where, 'requests'], 601]), errors: requests('601') },
  { name: 'rejects a fraction', document: changed([[...where, 'requests'], 1.5]), errors: requests('1.5') },
  {
    name: 'rejects a number in quotation marks',
    document: changed([[...where, 'requests'], '5']),
    errors: requests('"5"'),
  },
  {
    name: 'rejects a period other than a minute',
    document: changed([[...where, 'per'], 'hour']),
    errors: [{ path: [...where, 'per'].join('/'), message: `\`per\` must be "minute", received "hour": ${advice}` }],
  },
  {
    name: 'rejects unknown keys',
    document: changed([[...where, 'burst'], 2]),
    errors: [
      {
        path: [...where, 'burst'].join('/'),
        message: 'Remove `burst`: x-rate-limit has only `requests`, `per` and `bucket`.',
      },
    ],
  },
]);
