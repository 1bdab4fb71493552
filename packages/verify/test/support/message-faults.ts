import { gzipSync } from 'node:zlib';
import { data, type Fault, fault, type Json, put } from './fault.js';

/** Faults in status codes, headers, messages and whole bodies. */
export const messageFaults: readonly Fault[] = [
  fault(
    'another status of success',
    'getTransactionMeta 200',
    'GET /transactions/meta 201 status status',
    (response) => (response.status = 201),
  ),
  fault(
    'an undocumented status of an error',
    'retrieveTransaction 400',
    'GET /transactions/{transaction_id} 422 status status',
    (response) => (response.status = 422),
  ),
  fault('a server error', 'getTransactionMeta 403', 'GET /transactions/meta 500 status expectedStatus', (response) => {
    response.status = 500;
    response.say({ message: 'Internal Server Error' });
  }),
  fault('no content', 'getForeignBank 401', 'GET /user/banks/foreign 204 status status', (response) => {
    response.status = 204;
    response.body = new Uint8Array();
  }),
  fault('a redirect', 'getLocalBank 401', 'GET /user/banks/local 302 status status', (response) => {
    response.status = 302;
    response.headers.set('location', '/login');
  }),
  fault(
    'a number below its minimum',
    'retrieveTransaction 200',
    'GET /transactions/{transaction_id} 200 header/X-RateLimit-Remaining minimum',
    (response) => response.headers.set('x-ratelimit-remaining', '-1'),
  ),
  fault('an array for an object', 'getForeignBank 200', 'GET /user/banks/foreign 200 body/data type', (response) =>
    response.edit((body) => (body['data'] = [])),
  ),
  fault('another message of success', 'getBanks 200', 'GET /user/banks 200 body/message message', (response) =>
    response.edit((body) => (body['message'] = 'Okay')),
  ),
  fault(
    'an undocumented message',
    'getTransactionFees 400',
    'GET /transactions/fees 400 body/message message',
    (response) => response.say({ message: 'Something is wrong.' }),
  ),
  fault(
    'the message of another field',
    'getWithdrawalHistory 400',
    'GET /withdrawals 400 body/message expectedMessage',
    (response, { path }) => {
      if (path.includes('reference=')) response.say({ message: 'The page must be an integer.' });
    },
  ),
  fault(
    'the message of another operation',
    'revokeToken 401',
    'DELETE /auth/tokens 401 body/message message',
    (response) => response.say({ message: 'Unauthorized' }),
  ),
  fault('the message of an unknown path', 'GET /* 404', 'GET /* 404 body/message message', (response) =>
    response.say({ message: 'Nope' }),
  ),
  fault(
    'another rate limit',
    'listTrustedCards 200',
    'GET /trusted-cards 200 header/X-RateLimit-Limit const',
    (response) => response.headers.set('x-ratelimit-limit', '16'),
  ),
  fault(
    'a missing rate-limit header',
    'getLocalBank 200',
    'GET /user/banks/local 200 header/X-RateLimit-Remaining required',
    (response) => response.headers.delete('x-ratelimit-remaining'),
  ),
  fault(
    'a header that is not a number',
    'getForeignBank 200',
    'GET /user/banks/foreign 200 header/X-RateLimit-Remaining type',
    (response) => response.headers.set('x-ratelimit-remaining', 'many'),
  ),
  fault(
    'a rate limit that never falls',
    'getWithdrawalMeta 200',
    'GET /withdrawals/meta 200 header/X-RateLimit-Remaining decreasing',
    (response) => response.headers.set('x-ratelimit-remaining', '60'),
  ),
  fault('another content type', 'getUserProfile 401', 'GET /user 401 header/Content-Type mediaType', (response) =>
    response.headers.set('content-type', 'text/html'),
  ),
  fault('another charset', 'getBanks 401', 'GET /user/banks 401 header/Content-Type charset', (response) =>
    response.headers.set('content-type', 'application/json; charset=windows-1252'),
  ),
  fault(
    'a byte order mark',
    'getWithdrawalMeta 200',
    'GET /withdrawals/meta 200 body byteOrderMark',
    (response) => (response.body = Buffer.concat([Buffer.from('\uFEFF'), response.body])),
  ),
  fault(
    'truncated JSON',
    'getUserProfile 403',
    'GET /user 403 body json',
    (response) => (response.body = response.body.subarray(0, 10)),
  ),
  fault(
    'an empty body',
    'retrieveTransaction 403',
    'GET /transactions/{transaction_id} 403 body json',
    (response) => (response.body = new Uint8Array()),
  ),
  fault(
    'a body that breaks off',
    'retrieveWithdrawal 403',
    'GET /withdrawals/{transaction_id} 403 body incomplete',
    (response) => (response.complete = false),
  ),
  fault(
    'a body that is not compressed as it says',
    'getBanks 403',
    'GET /user/banks 403 header/Content-Encoding contentEncoding',
    (response) => response.headers.set('content-encoding', 'gzip'),
  ),
  fault(
    'a body that is compressed twice',
    'getForeignBank 403',
    'GET /user/banks/foreign 403 body json',
    (response) => {
      response.headers.set('content-encoding', 'gzip');
      response.body = gzipSync(gzipSync(response.body));
    },
  ),
  fault(
    'an unknown compression',
    'getLocalBank 403',
    'GET /user/banks/local 403 header/Content-Encoding unchecked',
    (response) => response.headers.set('content-encoding', 'rot13'),
  ),
  fault('another order of a list', 'getTransactionHistory 200', 'GET /transactions 200 body/data order', (response) =>
    response.edit((body) => (body['data'] = (body['data'] as unknown[]).toReversed())),
  ),
  fault(
    'a page number that is off by one',
    'getWithdrawalHistory 200',
    'GET /withdrawals 200 body/data/meta/current_page page',
    (response) =>
      response.edit(
        (body) =>
          ((data(body)['meta'] as Json)['current_page'] = Number((data(body)['meta'] as Json)['current_page']) + 1),
      ),
  ),
  fault(
    'a missing link to the next page',
    'getWithdrawalHistory 200',
    'GET /withdrawals 200 body/data/links/next page',
    (response) => response.edit((body) => ((data(body)['links'] as Json)['next'] = null)),
  ),
  fault(
    'a missing check of scopes',
    'listTrustedCards 403',
    'GET /trusted-cards 200 status expectedStatus',
    (response) => {
      response.status = 200;
      response.headers.set('x-ratelimit-limit', '15');
      response.say({ message: 'OK', data: [] });
    },
  ),
  fault(
    'a missing check of credentials',
    'listTrustedCards 401',
    'GET /trusted-cards 200 status expectedStatus',
    (response) => {
      response.status = 200;
      response.headers.set('x-ratelimit-limit', '15');
      response.say({ message: 'OK', data: [] });
    },
  ),
  fault('a method that does not exist', `${put('/user')} 405`, 'PUT /user 200 status expectedStatus', (response) => {
    response.status = 200;
    response.say({ message: 'OK' });
  }),
  fault(
    '404 for a method that does not exist',
    `${put('/transactions')} 405`,
    'PUT /transactions 404 status status',
    (response) => {
      response.status = 404;
      response.say({ message: 'Not Found' });
    },
  ),
  fault(
    'a missing check of a parameter',
    'getTransactionHistory 500',
    'GET /transactions 200 status expectedStatus',
    () => undefined,
    (request) => ({ ...request, path: request.path.replace('page_size=101', 'page_size=100') }),
  ),
];
