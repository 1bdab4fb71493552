import { FORM, formBodies, type MalformedRequest, jsonBodies, MULTIPART, multipartBodies } from './malformed-bodies.js';
import { request } from './raw-http.js';

/** All malformed requests, with a key that has every permission. */
export function malformedRequests(key: string): MalformedRequest[] {
  const credential = `X-WAPI-Key: ${key}`;
  return [
    ...multipartBodies(credential),
    ...formBodies(credential),
    ...jsonBodies(credential),
    ...targets(credential),
    ...queries(credential),
    ...headers(credential),
    ...methods(credential),
    ...framings(credential),
    ...otherPaths(),
  ];
}

function targets(credential: string): MalformedRequest[] {
  const paths = [
    '/wapi/accounts/%zz',
    '/wapi/accounts/%',
    '/wapi/accounts/%ff',
    '/wapi/accounts/%00',
    '/wapi/accounts/%2e%2e',
    '/wapi/accounts/%2f%2f',
    '/wapi/../../etc/passwd',
    '/wapi/./user',
    '/wapi/user/..;/accounts/1',
    '//wapi/user',
    '///',
    '/wapi//user',
    '/wapi/user/',
    '/wapi',
    '/wapi/',
    '/wapi/accounts/{account_number}',
    '/wapi/accounts/__proto__',
    '/wapi/constructor',
    '/wapi/toString',
    '/wapi/user?',
    '/wapi/user#x',
    '/wapi\\user',
    '/wapi/transactions/ÿ',
    `/wapi/accounts/${'9'.repeat(7e3)}`,
    `/wapi${'/a'.repeat(3e3)}`,
    `/wapi/${'%2e%2e%2f'.repeat(500)}`,
    '*',
    'http://[::1',
    'x',
    'http://example.com/wapi/user',
    'http://user:pass@example.com:99999/wapi/user',
    'http:/wapi/user',
    '/wapi/user;jsessionid=1',
    "/wapi/accounts/1'--",
    '/%77api/user',
  ];
  return paths.map((path): MalformedRequest => [`target: ${path.slice(0, 50)}`, request(`GET ${path}`, [credential])]);
}

function queries(credential: string): MalformedRequest[] {
  const texts = [
    '%',
    '%zz=%zz',
    '&&&&',
    '=',
    'page',
    'page=',
    'page=%00',
    'page=NaN',
    'page=Infinity',
    'page=-0',
    'page=1e308',
    'page=9007199254740993',
    'page=0x10',
    'page[]=1',
    'page[__proto__]=1',
    '__proto__[page]=1',
    'page=1&page=2',
    'page_size=99999999999999999999',
    'status[]=a&status[]=b',
    'status[[]=1',
    'start_date=0000-00-00',
    'start_date=99999-01-01',
    'start_date=2025-13-45',
    `reference=${'a'.repeat(6e3)}`,
    `${'status[]=0&'.repeat(700)}`,
    '?????',
    'a=b#c',
  ];
  return texts.map((text): MalformedRequest => [
    `query: ${text.slice(0, 40)}`,
    request(`GET /wapi/withdrawals?${text}`, [credential]),
  ]);
}

function headers(credential: string): MalformedRequest[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    'Accept of semicolons': ['Accept: ;;;'],
    'Accept of nothing': ['Accept:'],
    'Accept of 5,000 types': [`Accept: ${'a/b,'.repeat(3000)}`],
    'Accept of XML': ['Accept: application/xml;q=1, */*;q=0'],
    'Content-Type without a body': ['Content-Type: undefined'],
    'Content-Type of slashes': ['Content-Type: ////'],
    'two credentials of a kind': [credential, `X-WAPI-Key: wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}`],
    'a credential in two headers': ['Authorization: Bearer a', 'Authorization: Bearer b'],
    'a token of 10,000 bytes': [`Authorization: Bearer ${'a'.repeat(10_000)}`],
    'a token that is a prototype': ['Authorization: Bearer __proto__'],
    'a key that is a prototype': ['X-WAPI-Key: __proto__'],
    'an empty key': ['X-WAPI-Key:'],
    'a scheme alone': ['Authorization: Bearer'],
    'a scheme of spaces': [`Authorization: Bearer${' '.repeat(8000)}x`],
    'another scheme': ['Authorization: Digest username="a"'],
    'Prefer of commas': [`Prefer: ${','.repeat(5000)}`],
    'Prefer of spaces': [`Prefer: code${' '.repeat(5000)}=200`],
    'Prefer of a code that is none': ['Prefer: code=99999999999, example=__proto__'],
    'Origin of nothing': ['Origin: null'],
    'a preflight header with a line': [
      'Origin: x',
      'Access-Control-Request-Method: \t',
      'Access-Control-Request-Headers: a\tb',
    ],
    'Host twice': ['Host: a', 'Host: b'],
    'Expect of nonsense': ['Expect: the-unexpected'],
    'Upgrade to h2c': ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'],
    'Upgrade to a WebSocket': [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: eA==',
      'Sec-WebSocket-Version: 13',
    ],
    'a range': ['Range: bytes=0-,-1,99999999999999999999-'],
    'an If-None-Match': ['If-None-Match: *', 'If-Modified-Since: yesterday'],
    'a forwarded address': [
      'X-Forwarded-For: 127.0.0.1, <script>',
      'X-Forwarded-Host: evil.example',
      'X-HTTP-Method-Override: DELETE',
    ],
    'a cookie of 8,000 bytes': [`Cookie: ${'a=b; '.repeat(1600)}`],
    '200 headers': Array.from({ length: 200 }, (_, index) => `X-H${index}: ${index}`),
    '3,000 headers': Array.from({ length: 3000 }, (_, index) => `X-H${index}: ${index}`),
    'a header of 20,000 bytes': [`X-Long: ${'x'.repeat(20_000)}`],
    'a header with a control character': ['X-Bad: a\x01b'],
    'a header without a name': [': x'],
    'a header with a space in its name': ['X Bad: x'],
    'a namespace of a thousand letters': [`X-Wapi-Mock-Namespace: ${'n'.repeat(1000)}`],
  };
  return Object.entries(lists).map(([name, list]): MalformedRequest => [
    `header: ${name}`,
    request('GET /wapi/user', list),
  ]);
}

function methods(credential: string): MalformedRequest[] {
  const names = [
    'PUT',
    'TRACE',
    'CONNECT',
    'PROPFIND',
    'PURGE',
    'HEAD',
    'OPTIONS',
    'get',
    'GETT',
    'G\0T',
    '\xff',
    'QUERY',
    'SEARCH',
  ];
  return names.map((name): MalformedRequest => [`method: ${name}`, request(`${name} /wapi/user`, [credential])]);
}

function framings(credential: string): MalformedRequest[] {
  const head = (...lines: string[]) =>
    ['POST /wapi/auth/tokens HTTP/1.1', 'Host: localhost', 'Connection: close', FORM, ...lines, '', ''].join('\r\n');
  const chunked = 'Transfer-Encoding: chunked';
  const get = `GET /wapi/user HTTP/1.1\r\nHost: localhost\r\n${credential}\r\n\r\n`;
  return [
    ['framing: bytes that are not HTTP', Buffer.from([0, 1, 2, 13, 10, 13, 10])],
    ['framing: a TLS hello', Buffer.from('16030100a5010000a10303', 'hex'), '\r\n\r\n'],
    ['framing: the HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['framing: HTTP/0.9', 'GET /wapi/user\r\n\r\n'],
    ['framing: HTTP/1.0', `GET /wapi/user HTTP/1.0\r\n${credential}\r\n\r\n`],
    ['framing: HTTP/9.9', 'GET /wapi/user HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['framing: no Host', 'GET /wapi/user HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['framing: an invalid host', 'GET /wapi/user HTTP/1.1\r\nHost: [[[\r\nConnection: close\r\n\r\n'],
    ['framing: a host with a path', 'GET /wapi/user HTTP/1.1\r\nHost: a/b?c#d@e:99999\r\nConnection: close\r\n\r\n'],
    ['framing: good chunks', head(chunked), '5\r\nemail\r\n', '2\r\n=a\r\n', '0\r\n\r\n'],
    ['framing: a chunk without a size', head(chunked), 'zz\r\nemail\r\n0\r\n\r\n'],
    ['framing: a chunk that is too long', head(chunked), 'ffffffffffffffffff\r\nx\r\n'],
    ['framing: a negative chunk', head(chunked), '-1\r\nx\r\n0\r\n\r\n'],
    ['framing: a chunk extension of 20,000 bytes', head(chunked), `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`],
    ['framing: trailers', head(chunked), '1\r\na\r\n0\r\nX-Trailer: y\r\n\r\n'],
    ['framing: chunks and a length', head(chunked, 'Content-Length: 3'), '0\r\n\r\n'],
    ['framing: two lengths', head('Content-Length: 3', 'Content-Length: 4'), 'abcd'],
    ['framing: a negative length', head('Content-Length: -1')],
    ['framing: a length in words', head('Content-Length: ten')],
    ['framing: a length of 30 digits', head(`Content-Length: ${'9'.repeat(30)}`)],
    ['framing: an unknown transfer encoding', head('Transfer-Encoding: gzip'), 'x'],
    ['framing: chunked that is not last', head('Transfer-Encoding: chunked, gzip'), '0\r\n\r\n'],
    ['framing: a body on GET', request('GET /wapi/user', [credential], 'x'.repeat(1000))],
    ['framing: 100-continue', request('POST /wapi/auth/tokens', ['Expect: 100-continue', FORM], 'email=a')],
    ['framing: 100 requests at once', get.repeat(99) + get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')],
    ['framing: a good request and garbage', get, 'garbage\r\n\r\n'],
    ['framing: a bare CR', 'GET /wapi/user HTTP/1.1\rHost: x\r\r'],
    ['framing: a byte at a time', ...Array.from(get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))],
    [
      'framing: 50 MB',
      request('PATCH /wapi/user/picture', [credential, MULTIPART], Buffer.alloc(50 * 1024 * 1024, 0x78)),
    ],
    [
      'framing: 50 MB in chunks',
      head(chunked),
      ...Array.from({ length: 50 }, () =>
        Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1_048_576, 0x78), Buffer.from('\r\n')]),
      ),
      '0\r\n\r\n',
    ],
  ];
}

function otherPaths(): MalformedRequest[] {
  const paths = [
    '/checkout/payment',
    '/checkout/payment?_data=',
    '/checkout/payment?_data=%00',
    '/checkout/payment?_data=bnVsbA',
    '/checkout/payment?_data=W10',
    '/checkout/payment?_data=e30',
    '/profile_pictures/',
    '/profile_pictures/../../x',
    '/profile_pictures/%2e%2e',
    '/profile_pictures/__proto__',
    '/__wapi/',
    '/__wapix',
    '/__wapi/accounts/__proto__',
    '/__wapi/returned?__proto__=1',
    '/__wapi/returned?%zz',
    '/',
    '/favicon.ico',
    '/.env',
    '/wapi.php',
    '/__proto__',
  ];
  return paths.flatMap((path): MalformedRequest[] => [
    [`GET ${path}`, request(`GET ${path}`)],
    [`POST ${path}`, request(`POST ${path}`, [FORM], 'outcome=approve')],
  ]);
}
