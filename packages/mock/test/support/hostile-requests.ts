import { type Bytes, request } from './raw-http.js';

/** A request that no well-meaning client sends: its name, and the bytes in the pieces in which they are sent. */
export type Hostile = readonly [string, ...Bytes[]];

const FORM = 'Content-Type: application/x-www-form-urlencoded';
const MULTIPART = 'Content-Type: multipart/form-data; boundary=b';
const JSON_TYPE = 'Content-Type: application/json';
const POLLUTING = [
  '__proto__',
  'constructor',
  'prototype',
  '__proto__[admin]',
  'constructor[prototype][admin]',
  'toString',
  'hasOwnProperty',
  'valueOf',
];

/** Every hostile request, with the credential of somebody who may do everything. */
export function hostileRequests(key: string): Hostile[] {
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

function multipartBodies(credential: string): Hostile[] {
  const send = (name: string, body: Bytes, type = MULTIPART): Hostile => [
    `multipart: ${name}`,
    request('PATCH /wapi/user/picture', [credential, type], body),
  ];
  const part = (head: string, content = 'x') => `--b\r\n${head}\r\n\r\n${content}\r\n--b--\r\n`;
  const heads: Readonly<Record<string, string>> = {
    'no name': 'Content-Disposition: form-data',
    'an empty name': 'Content-Disposition: form-data; name=""',
    'no disposition': 'X-Nothing: here',
    'an empty disposition': 'Content-Disposition:',
    'another disposition': 'Content-Disposition: attachment; name="picture"; filename="a.png"',
    'a file without a type': 'Content-Disposition: form-data; name="picture"; filename="a.png"',
    'an unquoted file name': 'Content-Disposition: form-data; name=picture; filename=a=b;c.png',
    'a quote that never ends': 'Content-Disposition: form-data; name="picture',
    'a thousand quotes that never end': `Content-Disposition: form-data${'; a="'.repeat(1000)}`,
    'an extended file name': 'Content-Disposition: form-data; name="picture"; filename*=UTF-8\'\'%zz%ff',
    'a file name with a path': 'Content-Disposition: form-data; name="picture"; filename="../../etc/passwd"',
    'a file name with a NUL': 'Content-Disposition: form-data; name="picture"; filename="a\0.png"',
    'an empty file name': 'Content-Disposition: form-data; name="picture"; filename=""\r\nContent-Type: image/png',
    'an impossible type': 'Content-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Type: ;;;',
    'a name with brackets': 'Content-Disposition: form-data; name="picture[]"; filename="a.png"',
    'a name of open brackets': `Content-Disposition: form-data; name="${'['.repeat(500)}"`,
    'a header without a colon': 'Content-Disposition form-data name picture',
    'a header of 20,000 bytes': `Content-Disposition: form-data; name="picture"; x="${'x'.repeat(20_000)}"`,
    '1,000 headers': `${'X-A: b\r\n'.repeat(1000)}Content-Disposition: form-data; name="picture"`,
    'a folded header': 'Content-Disposition: form-data;\r\n name="picture"; filename="a.png"',
    'two dispositions': 'Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="picture"; filename="a.png"',
    'a transfer encoding': 'Content-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Transfer-Encoding: base64',
  };
  const bodies: Readonly<Record<string, string>> = {
    nothing: '',
    'only the end': '--b--\r\n',
    'only dashes': '-'.repeat(1000),
    'no boundary in the body': 'x'.repeat(1000),
    'a part that never ends': '--b\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nx',
    'headers that never end': '--b\r\nContent-Disposition: form-data; name="picture"',
    'a boundary in the middle of a line': 'x--b\r\n\r\n\r\n--b--',
    'line feeds alone': '--b\nContent-Disposition: form-data; name="picture"; filename="a.png"\n\nx\n--b--\n',
    'a preamble and an epilogue': `before\r\n${part('Content-Disposition: form-data; name="picture"; filename="a.png"')}after`,
    'a longer boundary': part('Content-Disposition: form-data; name="picture"').replaceAll('--b', '--bb'),
    '20,000 parts': `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(20_000)}--b--\r\n`,
    '20,000 parts of one name': `${'--b\r\nContent-Disposition: form-data; name="picture"\r\n\r\nx\r\n'.repeat(20_000)}--b--\r\n`,
    '20,000 boundaries': '--b\r\n'.repeat(20_000),
    'a multipart in a multipart': part(
      'Content-Disposition: form-data; name="picture"\r\nContent-Type: multipart/mixed; boundary=c',
      '--c\r\n\r\nx\r\n--c--',
    ),
    'every byte': part(
      'Content-Disposition: form-data; name="picture"; filename="a.png"',
      String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte)),
    ),
  };
  const types = [
    '',
    'boundary=',
    'boundary=""',
    'boundary="b',
    `boundary=${'b'.repeat(5000)}`,
    'boundary=b; boundary=c',
    'BOUNDARY=b',
    'boundary=\t',
    'boundary=é',
  ];
  return [
    ...Object.entries(heads).map(([name, head]) => send(`a part with ${name}`, part(head))),
    ...Object.entries(bodies).map(([name, body]) => send(name, body)),
    ...types.map((parameter) =>
      send(`Content-Type with ${parameter.slice(0, 30) || 'nothing'}`, part('X: y'), `Content-Type: multipart/form-data; ${parameter}`),
    ),
    ...POLLUTING.map((name) => send(`a part named ${name}`, part(`Content-Disposition: form-data; name="${name}"`))),
    send(
      'a picture of zeros behind its signature',
      Buffer.concat([
        Buffer.from(part('Content-Disposition: form-data; name="picture"; filename="a.png"', '\x89PNG\r\n\x1a\n').slice(0, -9), 'latin1'),
        Buffer.alloc(5_000_000),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    ),
    send('an SVG of nothing but openings', part('Content-Disposition: form-data; name="picture"; filename="a.svg"', '<'.repeat(1_000_000))),
  ];
}

function formBodies(credential: string): Hostile[] {
  const bodies: Readonly<Record<string, Bytes>> = {
    'percent signs': '%%%%zz%=%zz&email=%',
    'nothing but ampersands': '&'.repeat(100_000),
    'nothing but equals signs': '='.repeat(100_000),
    'no names': '=a&=b&=c',
    '20,000 fields': Array.from({ length: 20_000 }, (_, index) => `f${index}=1`).join('&'),
    'a field of a million bytes': `email=${'x'.repeat(1_000_000)}`,
    'a name of a million bytes': `${'x'.repeat(1_000_000)}=1`,
    '10,000 brackets': `a${'[b]'.repeat(10_000)}=1`,
    '10,000 open brackets': `a${'['.repeat(10_000)}=1`,
    'bad UTF-8': Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xc3, 0x28]),
    'lone surrogates': 'bank_name=%ED%A0%80&name_in_bank=%ED%B0%80',
    NULs: 'bank_name=%00&name_in_bank=\0',
    'line breaks': 'bank_name=a%0d%0aX-Injected:%20yes&name_in_bank=b',
    'a list for a text': 'bank_name[]=a&bank_name[]=b&name_in_bank[x]=c&bank_account[][]=1',
    'a number of a thousand digits': `bank_account=${'9'.repeat(1000)}`,
    'a method of a thousand letters': `_method=${'A'.repeat(1000)}`,
    'a method in a list': '_method[]=DELETE',
    'a method with a line break': '_method=DELETE%0d%0a',
    'a BOM': '\xEF\xBB\xBFbank_name=a',
    'semicolons for ampersands': 'bank_name=a;name_in_bank=b',
  };
  return [
    ...Object.entries(bodies).flatMap(([name, body]): Hostile[] => [
      [`form: ${name}`, request('PATCH /wapi/user/banks/local', [credential, FORM], body)],
      [`form: ${name}, without a credential`, request('POST /wapi/auth/tokens', [FORM], body)],
    ]),
    ...POLLUTING.map((name): Hostile => [
      `form: a field named ${name}`,
      request('PATCH /wapi/user/banks/local', [credential, FORM], `${name}=1&bank_name=x`),
    ]),
  ];
}

function jsonBodies(credential: string): Hostile[] {
  const bodies = [
    '{',
    '{"a":',
    '[]',
    'null',
    '"',
    '1e999',
    '{"__proto__":{"admin":true}}',
    `${'['.repeat(200_000)}`,
    `${'{"a":'.repeat(100_000)}1`,
    '\xff\xfe',
  ];
  return bodies.flatMap((body): Hostile[] => [
    [`JSON: ${body.slice(0, 20)}`, request('POST /wapi/auth/tokens', [JSON_TYPE], body)],
    [`JSON to the control path: ${body.slice(0, 20)}`, request('PATCH /__wapi/accounts/1234567890', [credential, JSON_TYPE], body)],
  ]);
}

function targets(credential: string): Hostile[] {
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
  return paths.map((path): Hostile => [`target: ${path.slice(0, 50)}`, request(`GET ${path}`, [credential])]);
}

function queries(credential: string): Hostile[] {
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
  return texts.map((text): Hostile => [`query: ${text.slice(0, 40)}`, request(`GET /wapi/withdrawals?${text}`, [credential])]);
}

function headers(credential: string): Hostile[] {
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
    'a preflight header with a line': ['Origin: x', 'Access-Control-Request-Method: \t', 'Access-Control-Request-Headers: a\tb'],
    'Host twice': ['Host: a', 'Host: b'],
    'Expect of nonsense': ['Expect: the-unexpected'],
    'Upgrade to h2c': ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'],
    'Upgrade to a WebSocket': ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: eA==', 'Sec-WebSocket-Version: 13'],
    'a range': ['Range: bytes=0-,-1,99999999999999999999-'],
    'an If-None-Match': ['If-None-Match: *', 'If-Modified-Since: yesterday'],
    'a forwarded address': ['X-Forwarded-For: 127.0.0.1, <script>', 'X-Forwarded-Host: evil.example', 'X-HTTP-Method-Override: DELETE'],
    'a cookie of 8,000 bytes': [`Cookie: ${'a=b; '.repeat(1600)}`],
    '200 headers': Array.from({ length: 200 }, (_, index) => `X-H${index}: ${index}`),
    '3,000 headers': Array.from({ length: 3000 }, (_, index) => `X-H${index}: ${index}`),
    'a header of 20,000 bytes': [`X-Long: ${'x'.repeat(20_000)}`],
    'a header with a control character': ['X-Bad: a\x01b'],
    'a header without a name': [': x'],
    'a header with a space in its name': ['X Bad: x'],
    'a namespace of a thousand letters': [`X-Wapi-Mock-Namespace: ${'n'.repeat(1000)}`],
  };
  return Object.entries(lists).map(([name, list]): Hostile => [`header: ${name}`, request('GET /wapi/user', list)]);
}

function methods(credential: string): Hostile[] {
  const names = ['PUT', 'TRACE', 'CONNECT', 'PROPFIND', 'PURGE', 'HEAD', 'OPTIONS', 'get', 'GETT', 'G\0T', '\xff', 'QUERY', 'SEARCH'];
  return names.map((name): Hostile => [`method: ${name}`, request(`${name} /wapi/user`, [credential])]);
}

function framings(credential: string): Hostile[] {
  const head = (...lines: string[]) =>
    ['POST /wapi/auth/tokens HTTP/1.1', 'Host: localhost', 'Connection: close', FORM, ...lines, '', ''].join('\r\n');
  const chunked = 'Transfer-Encoding: chunked';
  const get = `GET /wapi/user HTTP/1.1\r\nHost: localhost\r\n${credential}\r\n\r\n`;
  return [
    ['framing: nothing that is HTTP', Buffer.from([0, 1, 2, 13, 10, 13, 10])],
    ['framing: a TLS hello', Buffer.from('16030100a5010000a10303', 'hex'), '\r\n\r\n'],
    ['framing: the HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['framing: HTTP/0.9', 'GET /wapi/user\r\n\r\n'],
    ['framing: HTTP/1.0', `GET /wapi/user HTTP/1.0\r\n${credential}\r\n\r\n`],
    ['framing: HTTP/9.9', 'GET /wapi/user HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['framing: no Host', 'GET /wapi/user HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['framing: a host that is none', 'GET /wapi/user HTTP/1.1\r\nHost: [[[\r\nConnection: close\r\n\r\n'],
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
    ['framing: chunked, and not last', head('Transfer-Encoding: chunked, gzip'), '0\r\n\r\n'],
    ['framing: a body on GET', request('GET /wapi/user', [credential], 'x'.repeat(1000))],
    ['framing: 100-continue', request('POST /wapi/auth/tokens', ['Expect: 100-continue', FORM], 'email=a')],
    ['framing: 100 requests at once', get.repeat(99) + get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')],
    ['framing: a good request and garbage', get, 'garbage\r\n\r\n'],
    ['framing: a bare CR', 'GET /wapi/user HTTP/1.1\rHost: x\r\r'],
    ['framing: a byte at a time', ...Array.from(get.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))],
    ['framing: 50 MB', request('PATCH /wapi/user/picture', [credential, MULTIPART], Buffer.alloc(50 * 1024 * 1024, 0x78))],
    [
      'framing: 50 MB in chunks',
      head(chunked),
      ...Array.from({ length: 50 }, () => Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1_048_576, 0x78), Buffer.from('\r\n')])),
      '0\r\n\r\n',
    ],
  ];
}

function otherPaths(): Hostile[] {
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
  return paths.flatMap((path): Hostile[] => [
    [`GET ${path}`, request(`GET ${path}`)],
    [`POST ${path}`, request(`POST ${path}`, [FORM], 'outcome=approve')],
  ]);
}
