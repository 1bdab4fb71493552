import { gzipSync } from 'node:zlib';
import { contract } from '@wapi/types';
import { afterAll, describe, expect, it } from 'vitest';
import {
  card,
  changed,
  deviationsOf,
  example,
  type Exchange,
  formOf,
  history,
  KEY,
  LIMITS,
  linesOf,
  phone,
  profile,
  upstream,
  withItem,
} from '../support/scripted-exchange.js';

afterAll(() => upstream.close());
const charge = contract.operations.find(({ id }) => id === 'chargeTrustedCard')?.requestBody?.content[0]?.examples[0]
  ?.value as Record<string, string>;

describe('nothing deviates', () => {
  it.each<[string, Exchange]>([
    ['in a documented answer', profile],
    [
      'in one that is gzipped',
      {
        ...profile,
        answer: gzipSync(JSON.stringify(profile.answer)),
        answerHeaders: [...LIMITS, 'Content-Encoding: gzip'],
      },
    ],
    ['in a form that is sent as multipart', { ...phone, body: formOf({ phone: '+18687778899' }) }],
    [
      'in a form that is sent by POST and _method',
      { ...phone, method: 'POST', body: new URLSearchParams({ phone: '+18687778899', _method: 'PATCH' }) },
    ],
    ['in a list', history],
    [
      'in a documented error',
      {
        ...phone,
        body: new URLSearchParams({ phone: '+18687778899' }),
        status: 400,
        answer: example('updatePhone', 400),
      },
    ],
    [
      'in an error that follows a template',
      {
        path: '/transactions/fees?amount=5&currency=TTD&fee_structure=split',
        status: 400,
        answer: { message: 'The amount must be a number.' },
      },
    ],
    [
      'in a value that an open list does not have',
      { ...history, answer: { ...(history.answer as object), data: withItem({ status: 'disputed' }) } },
    ],
    [
      'where too much was sent to the API',
      { ...phone, status: 413, answer: contract.fallbacks.payloadTooLarge.examples[0]?.value },
    ],
    ['in OPTIONS', { method: 'OPTIONS', path: '/user', status: 200, answer: '', answerHeaders: [] }],
    [
      'in HEAD',
      {
        method: 'HEAD',
        path: '/user',
        bytes: Buffer.from(`HTTP/1.1 200 OK\r\n${LIMITS.join('\r\n')}\r\nContent-Length: 5\r\n\r\n`),
      },
    ],
    [
      'in the name of a charge',
      {
        method: 'POST',
        path: `/trusted-cards/${String(card()['uuid'])}/charge`,
        body: new URLSearchParams(charge),
        answer: example('chargeTrustedCard', 200),
      },
    ],
  ])('%s', async (_where, exchange) => {
    expect(await linesOf(exchange)).toEqual([]);
  });
});

describe('a deviation of the API', () => {
  it.each<[string, Exchange, string[]]>([
    ['a status', { ...profile, status: 302 }, ['api GET /user 302 response status status']],
    [
      'a header that is missing',
      { ...profile, answerHeaders: LIMITS.slice(0, 2) },
      ['api GET /user 200 response header/X-RateLimit-Remaining required'],
    ],
    [
      'the form of a header',
      { ...profile, answerHeaders: [...LIMITS.slice(0, 2), 'X-RateLimit-Remaining: -1'] },
      ['api GET /user 200 response header/X-RateLimit-Remaining minimum'],
    ],
    [
      'a header that is no number',
      { ...profile, answerHeaders: [...LIMITS.slice(0, 2), 'X-RateLimit-Remaining: x'] },
      ['api GET /user 200 response header/X-RateLimit-Remaining type'],
    ],
    [
      'the media type',
      { ...profile, answer: '<html>', answerHeaders: ['Content-Type: text/html', ...LIMITS.slice(1)] },
      ['api GET /user 200 response header/Content-Type mediaType'],
    ],
    ['no JSON', { ...profile, answer: '{"message":' }, ['api GET /user 200 response body json']],
    [
      'another encoding than it says',
      { ...profile, answerHeaders: [...LIMITS, 'Content-Encoding: gzip'] },
      ['api GET /user 200 response header/Content-Encoding contentEncoding'],
    ],
    ['no body', { ...profile, answer: '' }, ['api GET /user 200 response body json']],
    [
      'a property that is missing',
      { ...profile, answer: changed('getUserProfile', (data) => delete data['phone']) },
      ['api GET /user 200 response body/data/phone required'],
    ],
    [
      'the type of a property',
      { ...profile, answer: changed('getUserProfile', (data) => (data['verified'] = 'yes')) },
      ['api GET /user 200 response body/data/verified type'],
    ],
    ['null', { ...profile, answer: null }, ['api GET /user 200 response body type']],
    [
      'the format of a property',
      { ...profile, answer: changed('getUserProfile', (data) => (data['email'] = 'none')) },
      ['api GET /user 200 response body/data/email format'],
    ],
    [
      'a property of an item',
      { ...history, answer: { ...(history.answer as object), data: withItem({ total: 5 }) } },
      ['api GET /transactions 200 response body/data/*/total type'],
    ],
    [
      'a message',
      { ...phone, status: 400, answer: { message: 'The phone is on fire.' } },
      ['api PATCH /user/phone 400 response body/message message'],
    ],
    [
      'a message of another operation',
      { ...phone, status: 403, answer: { message: 'The verification window has expired.' } },
      ['api PATCH /user/phone 403 response body/message message'],
    ],
    ['an unknown path that is there', { path: '/user/pets', answer: {} }, ['api GET /user/* 200 request path path']],
    ['an unknown method that is there', { ...phone, method: 'PUT' }, ['api PUT /user/phone 200 request method method']],
    [
      'another answer to an unknown path',
      { path: '/user/pets', status: 401, answer: { message: 'Unauthorized' } },
      ['client GET /user/* 401 request path path', 'api GET /user/* 401 response status status'],
    ],
    [
      'other words for an unknown path',
      { path: '/user/pets', status: 404, answer: { message: 'Nope' }, answerHeaders: LIMITS.slice(0, 1) },
      ['client GET /user/* 404 request path path', 'api GET /user/* 404 response body/message message'],
    ],
    [
      'a field that it takes',
      { ...phone, body: new URLSearchParams({ phone: 'none' }) },
      ['api PATCH /user/phone 200 request body/phone pattern'],
    ],
    [
      'a parameter that it takes',
      { ...history, path: '/transactions?environment=sandbox&page=0' },
      ['api GET /transactions 200 request query/page minimum'],
    ],
    [
      'a media type that it takes',
      { ...phone, headers: { 'X-WAPI-Key': KEY, 'content-type': 'application/json' }, body: '{"phone":"1"}' },
      ['api PATCH /user/phone 200 request header/Content-Type mediaType'],
    ],
    [
      'a credential that it does not need',
      { ...profile, headers: {} },
      ['api GET /user 200 request header/Authorization credential'],
    ],
  ])('is %s', async (_what, exchange, expected) => {
    expect(await linesOf(exchange)).toEqual(expected);
  });
});

describe('a deviation of the client', () => {
  const refused = { status: 400, answer: example('updatePhone', 400) };
  const denied = { status: 401, answer: { message: 'Unauthorized' } };
  it.each<[string, Exchange, string[]]>([
    ['a field', { ...phone, ...refused, body: new URLSearchParams({ phone: 'none' }) }, ['body/phone pattern']],
    ['a field that is missing', { ...phone, ...refused, body: new URLSearchParams() }, ['body/phone required']],
    [
      'a form that is none',
      {
        ...phone,
        ...refused,
        headers: { 'X-WAPI-Key': KEY, 'content-type': 'multipart/form-data; boundary=b' },
        body: '--b',
      },
      ['body form'],
    ],
    [
      'several fields',
      {
        method: 'PATCH',
        path: '/user/password',
        body: new URLSearchParams({ new_password: 'x' }),
        status: 400,
        answer: example('updatePassword', 400),
      },
      ['body/old_password required', 'body/confirm_password required', 'body/new_password minLength'],
    ],
    [
      'a path parameter',
      { path: '/accounts/12a', status: 400, answer: example('retrieveAccount', 400, 'accountNumberNotNumeric') },
      ['path/account_number pattern'],
    ],
    ['no credential', { ...profile, ...denied, headers: {} }, ['header/Authorization credential']],
    [
      'two credentials',
      { ...profile, ...denied, headers: { 'X-WAPI-Key': KEY, authorization: 'Bearer x' } },
      ['header/Authorization credential'],
    ],
    [
      'the form of a token',
      { ...profile, ...denied, headers: { authorization: 'Basic x' } },
      ['header/Authorization pattern'],
    ],
    ['the form of a key', { ...profile, ...denied, headers: { 'X-WAPI-Key': 'x' } }, ['header/X-WAPI-Key pattern']],
    ['an unknown path', { path: '/user/secret', status: 404, answer: { message: 'Not Found' } }, ['path path']],
    [
      'an unknown method',
      { path: '/user', method: 'PUT', status: 405, answer: example('getUserProfile', 405) },
      ['method method'],
    ],
    [
      'an unknown _method',
      {
        ...phone,
        method: 'POST',
        body: new URLSearchParams({ _method: 'PUT' }),
        status: 405,
        answer: example('getUserProfile', 405),
      },
      ['body/_method method'],
    ],
  ])('is %s', async (_what, exchange, expected) => {
    const found = await deviationsOf(exchange);
    expect(found.map(({ place, keyword }) => `${place} ${keyword}`)).toEqual(expected);
    expect(new Set(found.map(({ level, direction }) => `${level} ${direction}`))).toEqual(new Set(['client request']));
  });
});

describe('a note', () => {
  const large = 'x'.repeat(10_001);
  it.each<[string, Exchange, string[]]>([
    [
      'a large request',
      { ...phone, body: new URLSearchParams({ phone: large }) },
      ['note PATCH /user/phone 200 request body unchecked'],
    ],
    [
      'a large answer',
      { ...profile, answer: JSON.stringify({ message: large }) },
      ['note GET /user 200 response body unchecked'],
    ],
    [
      'an answer that is large when it is decoded',
      {
        ...profile,
        answer: gzipSync(Buffer.alloc(20_000_000, ' ')),
        answerHeaders: [...LIMITS, 'Content-Encoding: x-gzip'],
      },
      ['note GET /user 200 response body unchecked'],
    ],
    [
      'an unknown encoding',
      { ...profile, answerHeaders: [...LIMITS, 'Content-Encoding: rot13'] },
      ['note GET /user 200 response header/Content-Encoding unchecked'],
    ],
    [
      'a parameter that the spec does not have',
      { ...profile, path: '/user?page=1&hunter2=x' },
      ['note GET /user 200 request query/page undocumented', 'note GET /user 200 request query/* undocumented'],
    ],
    [
      'a field that the spec does not have',
      { ...phone, body: new URLSearchParams({ phone: '+18687778899', email: 'a', hunter2: 'x' }) },
      [
        'note PATCH /user/phone 200 request body/email undocumented',
        'note PATCH /user/phone 200 request body/* undocumented',
      ],
    ],
    [
      'a property that the spec does not have',
      { ...profile, answer: changed('getUserProfile', (data) => (data['hunter2'] = 1)) },
      ['note GET /user 200 response body/data/* undocumented'],
    ],
    [
      'a body where none belongs',
      { method: 'DELETE', path: '/user/picture', body: 'x', answer: { message: 'OK' } },
      ['note DELETE /user/picture 200 request body undocumented'],
    ],
  ])('is about %s', async (_what, exchange, expected) => {
    expect(await linesOf(exchange)).toEqual(expected);
  });
});
