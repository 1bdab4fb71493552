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
      message: 'Add the same `bucket` to all operations of `GET /cards/{id?}`: they share a limit.',
    })),
  },
  {
    name: 'rejects another bucket on one operation of a documented endpoint',
    document: twoReads({ ...limit, bucket: 'retrieve-cards' }, { ...limit, bucket: 'retrieve-card' }),
    errors: [
      {
        path: [...listLimit, 'bucket'].join('/'),
        message:
          '`bucket` must be the same for all operations of `GET /cards/{id?}`, received `retrieve-cards`: ' +
          'GET /cards/{id} has `retrieve-card`. Correct the wrong one.',
      },
      {
        path: [...readLimit, 'bucket'].join('/'),
        message: /received `retrieve-card`: GET \/cards has `retrieve-cards`\./,
      },
    ],
  },
  {
    name: 'rejects an operation without the bucket of its documented endpoint',
    document: twoReads({ ...limit, bucket: 'retrieve-cards' }, limit),
    errors: [
      { path: [...listLimit, 'bucket'].join('/'), message: /has `undefined`/ },
      { path: readLimit.join('/'), message: /received `undefined`: GET \/cards has `retrieve-cards`/ },
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
        path: [...listLimit, 'requests'].join('/'),
        message:
          '`requests` must be the same for all operations of `cards`, received `15`: POST /cards has `5`. ' +
          'Correct the wrong one.',
      },
      {
        path: [...createLimit, 'requests'].join('/'),
        message: /received `5`: GET \/cards has `15`\./,
      },
    ],
  },
  {
    name: 'rejects only the rare value of a bucket',
    document: changed(
      [listLimit, { ...limit, requests: 5, bucket: 'cards' }],
      [createLimit, { ...limit, bucket: 'cards' }],
      [readCard.slice(0, -1), { get: { 'x-rate-limit': { ...limit, bucket: 'cards' } } }],
    ),
    errors: [
      {
        path: [...listLimit, 'requests'].join('/'),
        message: /received `5`: POST \/cards has `15`, GET \/cards\/\{id\} has `15`\./,
      },
    ],
  },
  {
    name: 'rejects two windows of one bucket',
    document: changed(
      [listLimit, { ...limit, bucket: 'cards' }],
      [createLimit, { ...limit, per: 'hour', bucket: 'cards' }],
    ),
    errors: [listLimit, createLimit].map((path) => ({ path: [...path, 'per'].join('/'), message: /^`per` must be/ })),
  },
]);
