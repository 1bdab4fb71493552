import { gzipSync } from 'node:zlib';
import { contract } from '@wapi/types';
import { describe, expect, it } from 'vitest';
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
  withItem,
} from '../support/scripted-exchange.js';

const charge = contract.operations.find(({ id }) => id === 'chargeTrustedCard')?.requestBody?.content[0]?.examples[0]
  ?.value as Record<string, string>;

describe('no deviation is reported', () => {
  it.each<[string, Exchange]>([
    ['for a documented response', profile],
    [
      'for a documented response in gzip',
      {
        ...profile,
        response: gzipSync(JSON.stringify(profile.response)),
        responseHeaders: [...LIMITS, 'Content-Encoding: gzip'],
      },
    ],
    ['for a form that is sent as multipart', { ...phone, body: formOf({ phone: '+18687778899' }) }],
    [
      'for a form that is sent by POST and _method',
      { ...phone, method: 'POST', body: new URLSearchParams({ phone: '+18687778899', _method: 'PATCH' }) },
    ],
    ['for a list', history],
    [
      'for a documented error',
      {
        ...phone,
        body: new URLSearchParams({ phone: '+18687778899' }),
        status: 400,
        response: example('updatePhone', 400),
      },
    ],
    [
      'for an error message that follows a template',
      {
        path: '/transactions/fees?amount=5&currency=TTD&fee_structure=split',
        status: 400,
        response: { message: 'The amount must be a number.' },
      },
    ],
    [
      'for a value that is not in an open enum',
      { ...history, response: { ...(history.response as object), data: withItem({ status: 'disputed' }) } },
    ],
    [
      'for a request body that is too large',
      { ...phone, status: 413, response: contract.fallbacks.payloadTooLarge.examples[0]?.value },
    ],
    ['for OPTIONS', { method: 'OPTIONS', path: '/user', status: 200, response: '', responseHeaders: [] }],
    [
      'for HEAD',
      {
        method: 'HEAD',
        path: '/user',
        bytes: Buffer.from(`HTTP/1.1 200 OK\r\n${LIMITS.join('\r\n')}\r\nContent-Length: 5\r\n\r\n`),
      },
    ],
    [
      'for the name of a charge',
      {
        method: 'POST',
        path: `/trusted-cards/${String(card()['uuid'])}/charge`,
        body: new URLSearchParams(charge),
        response: example('chargeTrustedCard', 200),
      },
    ],
  ])('%s', async (_name, exchange) => {
    expect(await linesOf(exchange)).toEqual([]);
  });
});

describe('the API deviates with', () => {
  it.each<[string, Exchange, string[]]>([
    ['an undocumented status code', { ...profile, status: 302 }, ['api GET /user 302 response status status']],
    [
      'a missing header',
      { ...profile, responseHeaders: LIMITS.slice(0, 2) },
      ['api GET /user 200 response header/X-RateLimit-Remaining required'],
    ],
    [
      'a header outside its range',
      { ...profile, responseHeaders: [...LIMITS.slice(0, 2), 'X-RateLimit-Remaining: -1'] },
      ['api GET /user 200 response header/X-RateLimit-Remaining minimum'],
    ],
    [
      'a header that is not a number',
      { ...profile, responseHeaders: [...LIMITS.slice(0, 2), 'X-RateLimit-Remaining: x'] },
      ['api GET /user 200 response header/X-RateLimit-Remaining type'],
    ],
    [
      'a header with another limit than documented',
      { ...profile, responseHeaders: [LIMITS[0] ?? '', 'X-RateLimit-Limit: 16', 'X-RateLimit-Remaining: 1'] },
      ['api GET /user 200 response header/X-RateLimit-Limit const'],
    ],
    [
      'a charset that JSON does not have',
      { ...profile, responseHeaders: ['Content-Type: application/json; charset=iso-8859-1', ...LIMITS.slice(1)] },
      ['api GET /user 200 response header/Content-Type charset'],
    ],
    [
      'a byte order mark before the JSON',
      { ...profile, response: `\uFEFF${JSON.stringify(profile.response)}` },
      ['api GET /user 200 response body byteOrderMark'],
    ],
    [
      'another message of success',
      { ...phone, response: { message: 'Phone updated.' } },
      ['api PATCH /user/phone 200 response body/message message'],
    ],
    [
      'a message of success that no schema fixes',
      {
        method: 'POST',
        path: '/transactions/SB-1/refund',
        status: 201,
        response: { message: 'Refund request created.' },
      },
      ['api POST /transactions/{transaction_id}/refund 201 response body/message message'],
    ],
    [
      'a wrong media type',
      { ...profile, response: '<html>', responseHeaders: ['Content-Type: text/html', ...LIMITS.slice(1)] },
      ['api GET /user 200 response header/Content-Type mediaType'],
    ],
    ['invalid JSON', { ...profile, response: '{"message":' }, ['api GET /user 200 response body json']],
    [
      'a body that does not match its Content-Encoding',
      { ...profile, responseHeaders: [...LIMITS, 'Content-Encoding: gzip'] },
      ['api GET /user 200 response header/Content-Encoding contentEncoding'],
    ],
    ['a missing body', { ...profile, response: '' }, ['api GET /user 200 response body json']],
    [
      'a missing property',
      { ...profile, response: changed('getUserProfile', (data) => delete data['phone']) },
      ['api GET /user 200 response body/data/phone required'],
    ],
    [
      'a property of the wrong type',
      { ...profile, response: changed('getUserProfile', (data) => (data['verified'] = 'yes')) },
      ['api GET /user 200 response body/data/verified type'],
    ],
    ['null as the body', { ...profile, response: null }, ['api GET /user 200 response body type']],
    [
      'a property of the wrong format',
      { ...profile, response: changed('getUserProfile', (data) => (data['email'] = 'none')) },
      ['api GET /user 200 response body/data/email format'],
    ],
    [
      'a property of the wrong type in a list',
      { ...history, response: { ...(history.response as object), data: withItem({ total: 5 }) } },
      ['api GET /transactions 200 response body/data/*/total type'],
    ],
    [
      'an undocumented message',
      { ...phone, status: 400, response: { message: 'The phone is on fire.' } },
      ['api PATCH /user/phone 400 response body/message message'],
    ],
    [
      'a message of a different operation',
      { ...phone, status: 403, response: { message: 'The verification window has expired.' } },
      ['api PATCH /user/phone 403 response body/message message'],
    ],
    ['a path that is not in the spec', { path: '/user/pets', response: {} }, ['api GET /user/* 200 request path path']],
    [
      'a method that is not in the spec',
      { ...phone, method: 'PUT' },
      ['api PUT /user/phone 200 request method method'],
    ],
    [
      'a status code other than 404 for an unknown path',
      { path: '/user/pets', status: 401, response: { message: 'Unauthorized' } },
      ['client GET /user/* 401 request path path', 'api GET /user/* 401 response status status'],
    ],
    [
      'an undocumented message for an unknown path',
      { path: '/user/pets', status: 404, response: { message: 'Nope' }, responseHeaders: LIMITS.slice(0, 1) },
      ['client GET /user/* 404 request path path', 'api GET /user/* 404 response body/message message'],
    ],
    [
      'an invalid field that it accepts',
      { ...phone, body: new URLSearchParams({ phone: 'none' }) },
      ['api PATCH /user/phone 200 request body/phone pattern'],
    ],
    [
      'an invalid parameter that it accepts',
      { ...history, path: '/transactions?environment=sandbox&page=0' },
      ['api GET /transactions 200 request query/page minimum'],
    ],
    [
      'an undocumented media type that it accepts',
      { ...phone, headers: { 'X-WAPI-Key': KEY, 'content-type': 'application/json' }, body: '{"phone":"1"}' },
      ['api PATCH /user/phone 200 request header/Content-Type mediaType'],
    ],
    [
      'a missing credential that it accepts',
      { ...profile, headers: {} },
      ['api GET /user 200 request header/Authorization credential'],
    ],
  ])('%s', async (_name, exchange, expected) => {
    expect(await linesOf(exchange)).toEqual(expected);
  });
});

it('a deviation has the expected and the seen kind of value', async () => {
  const [found] = await deviationsOf({
    ...profile,
    response: changed('getUserProfile', (data) => (data['verified'] = 'hunter2')),
  });
  expect(found).toMatchObject({ expected: 'boolean', seen: 'string' });
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

describe('the client deviates with', () => {
  const refused = { status: 400, response: example('updatePhone', 400) };
  const denied = { status: 401, response: { message: 'Unauthorized' } };
  it.each<[string, Exchange, string[]]>([
    [
      'an invalid field',
      { ...phone, ...refused, body: new URLSearchParams({ phone: 'none' }) },
      ['body/phone pattern'],
    ],
    ['a missing field', { ...phone, ...refused, body: new URLSearchParams() }, ['body/phone required']],
    [
      'a malformed form',
      {
        ...phone,
        ...refused,
        headers: { 'X-WAPI-Key': KEY, 'content-type': 'multipart/form-data; boundary=b' },
        body: '--b',
      },
      ['body form'],
    ],
    [
      'several invalid fields',
      {
        method: 'PATCH',
        path: '/user/password',
        body: new URLSearchParams({ new_password: 'x' }),
        status: 400,
        response: example('updatePassword', 400),
      },
      ['body/old_password required', 'body/confirm_password required', 'body/new_password minLength'],
    ],
    [
      'an invalid path parameter',
      { path: '/accounts/12a', status: 400, response: example('retrieveAccount', 400, 'accountNumberNotNumeric') },
      ['path/account_number pattern'],
    ],
    ['a missing credential', { ...profile, ...denied, headers: {} }, ['header/Authorization credential']],
    [
      'two credentials',
      { ...profile, ...denied, headers: { 'X-WAPI-Key': KEY, authorization: 'Bearer x' } },
      ['header/Authorization credential'],
    ],
    [
      'a malformed token',
      { ...profile, ...denied, headers: { authorization: 'Basic x' } },
      ['header/Authorization pattern'],
    ],
    ['a malformed key', { ...profile, ...denied, headers: { 'X-WAPI-Key': 'x' } }, ['header/X-WAPI-Key pattern']],
    ['an unknown path', { path: '/user/secret', status: 404, response: { message: 'Not Found' } }, ['path path']],
    [
      'an unknown method',
      { path: '/user', method: 'PUT', status: 405, response: example('getUserProfile', 405) },
      ['method method'],
    ],
    [
      'an unknown _method',
      {
        ...phone,
        method: 'POST',
        body: new URLSearchParams({ _method: 'PUT' }),
        status: 405,
        response: example('getUserProfile', 405),
      },
      ['body/_method method'],
    ],
  ])('%s', async (_name, exchange, expected) => {
    const found = await deviationsOf(exchange);
    expect(found.map(({ place, keyword }) => `${place} ${keyword}`)).toEqual(expected);
    expect(new Set(found.map(({ level, direction }) => `${level} ${direction}`))).toEqual(new Set(['client request']));
  });
});
