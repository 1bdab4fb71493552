import { changed, createCard, listCards, validDocument } from './support/document.js';
import { testRule } from './support/test-rule.js';

const listLimit = [...listCards, 'x-rate-limit'];
const createLimit = [...createCard, 'x-rate-limit'];
const readCard = ['paths', '/cards/{id}', 'get'];
const readLimit = [...readCard, 'x-rate-limit'];

function twoReads(list: object, read: object, documentedPath: string | undefined = '/cards/{id?}'): unknown {
  return changed(
    [[...listCards, 'x-documented-path'], documentedPath],
    [listLimit, list],
    [readCard.slice(0, -1), { get: { 'x-documented-path': documentedPath, 'x-rate-limit': read } }],
  );
}

const limit = { requests: 15, per: 'minute' };

testRule('rate-limit-buckets', [
  { name: 'accepts operations with limits of their own', document: validDocument(), errors: [] },
  {
    name: 'accepts one bucket for operations of one documented endpoint',
    document: twoReads({ ...limit, bucket: 'retrieve-cards' }, { ...limit, bucket: 'retrieve-cards' }),
    errors: [],
  },
  {
    name: 'accepts a bucket of operations that are documented apart',
    document: changed([listLimit, { ...limit, bucket: 'cards' }], [createLimit, { ...limit, bucket: 'cards' }]),
    errors: [],
  },
  {
    name: 'rejects two limits for operations of one documented endpoint',
    document: twoReads(limit, limit),
    errors: [listLimit, readLimit].map((path) => ({
      path: path.join('/'),
      message: '`bucket` must be a name, which all operations of `GET /cards/{id?}` share, received `undefined`.',
    })),
  },
  {
    name: 'rejects another bucket on one operation of a documented endpoint',
    document: twoReads({ ...limit, bucket: 'retrieve-cards' }, { ...limit, bucket: 'retrieve-card' }),
    errors: [
      {
        path: readLimit.join('/'),
        message:
          '`bucket` must be `retrieve-cards`, which all operations of `GET /cards/{id?}` share, received ' +
          '`retrieve-card`.',
      },
    ],
  },
  {
    name: 'rejects two values of one bucket',
    document: changed(
      [listLimit, { ...limit, bucket: 'cards' }],
      [createLimit, { ...limit, requests: 5, bucket: 'cards' }],
    ),
    errors: [
      {
        path: [...createLimit, 'requests'].join('/'),
        message: '`requests` must be `15`, as for the first operation of the bucket `cards`, received `5`.',
      },
    ],
  },
]);
