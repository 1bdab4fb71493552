import { changed, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const form = '`x-rate-limit: { requests: N, per: minute }` with a whole N from 1 to 600.';
const where = [...listCards, 'x-rate-limit'];
const requests = [{ path: [...where, 'requests'].join('/'), message: `Mend the number: write ${form}` }];

testRule('rate-limit', [
  { name: 'accepts a limit per minute', document: validDocument(), errors: [] },
  { name: 'accepts the highest limit', document: changed([where, { requests: 600, per: 'minute' }]), errors: [] },
  {
    name: 'misses a limit',
    document: changed([where, undefined]),
    errors: [{ path: listCards.join('/'), message: `Write the limit as ${form}` }],
  },
  {
    name: 'rejects a limit that is a number',
    document: changed([where, 5]),
    errors: [{ path: where.join('/'), message: `Write the limit as ${form}` }],
  },
  { name: 'rejects zero', document: changed([[...where, 'requests'], 0]), errors: requests },
  { name: 'rejects 601', document: changed([[...where, 'requests'], 601]), errors: requests },
  { name: 'rejects half a request', document: changed([[...where, 'requests'], 1.5]), errors: requests },
  { name: 'rejects a number as text', document: changed([[...where, 'requests'], '5']), errors: requests },
  {
    name: 'rejects another span',
    document: changed([[...where, 'per'], 'hour']),
    errors: [{ path: [...where, 'per'].join('/'), message: `Every limit is per minute: write ${form}` }],
  },
  {
    name: 'rejects other keys',
    document: changed([[...where, 'burst'], 2]),
    errors: [
      {
        path: [...where, 'burst'].join('/'),
        message: `Remove this key: the keys are requests, per and bucket. Write ${form}`,
      },
    ],
  },
]);
