import { type Bytes, request } from './raw-http.js';

/** A malformed request: its name, and the chunks of bytes to send. */
export type MalformedRequest = readonly [string, ...Bytes[]];

export const FORM = 'Content-Type: application/x-www-form-urlencoded';
export const MULTIPART = 'Content-Type: multipart/form-data; boundary=b';
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

/** Malformed multipart bodies. */
export function multipartBodies(credential: string): MalformedRequest[] {
  const send = (name: string, body: Bytes, type = MULTIPART): MalformedRequest => [
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
    'two dispositions':
      'Content-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="picture"; filename="a.png"',
    'a transfer encoding':
      'Content-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Transfer-Encoding: base64',
  };
  const picture = 'Content-Disposition: form-data; name="picture"';
  const bodies: Readonly<Record<string, string>> = {
    nothing: '',
    'only the end': '--b--\r\n',
    'only dashes': '-'.repeat(1000),
    'no boundary in the body': 'x'.repeat(1000),
    'a part that never ends': '--b\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nx',
    'headers that never end': '--b\r\nContent-Disposition: form-data; name="picture"',
    'a boundary in the middle of a line': 'x--b\r\n\r\n\r\n--b--',
    'line feeds alone': '--b\nContent-Disposition: form-data; name="picture"; filename="a.png"\n\nx\n--b--\n',
    'a preamble and an epilogue': `before\r\n${part(`${picture}; filename="a.png"`)}after`,
    'a longer boundary': part('Content-Disposition: form-data; name="picture"').replaceAll('--b', '--bb'),
    '20,000 parts': `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(20_000)}--b--\r\n`,
    '20,000 parts of one name': `${`--b\r\n${picture}\r\n\r\nx\r\n`.repeat(20_000)}--b--\r\n`,
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
      send(
        `Content-Type with ${parameter.slice(0, 30) || 'nothing'}`,
        part('X: y'),
        `Content-Type: multipart/form-data; ${parameter}`,
      ),
    ),
    ...POLLUTING.map((name) => send(`a part named ${name}`, part(`Content-Disposition: form-data; name="${name}"`))),
    send(
      'a picture of zeros after its signature',
      Buffer.concat([
        Buffer.from(
          part('Content-Disposition: form-data; name="picture"; filename="a.png"', '\x89PNG\r\n\x1a\n').slice(0, -9),
          'latin1',
        ),
        Buffer.alloc(5_000_000),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    ),
    send(
      'an SVG with only opening tags',
      part('Content-Disposition: form-data; name="picture"; filename="a.svg"', '<'.repeat(1_000_000)),
    ),
  ];
}

/** Malformed urlencoded bodies. */
export function formBodies(credential: string): MalformedRequest[] {
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
    ...Object.entries(bodies).flatMap(([name, body]): MalformedRequest[] => [
      [`form: ${name}`, request('PATCH /wapi/user/banks/local', [credential, FORM], body)],
      [`form: ${name}, without a credential`, request('POST /wapi/auth/tokens', [FORM], body)],
    ]),
    ...POLLUTING.map((name): MalformedRequest => [
      `form: a field named ${name}`,
      request('PATCH /wapi/user/banks/local', [credential, FORM], `${name}=1&bank_name=x`),
    ]),
  ];
}

/** Malformed JSON bodies. Only some control paths read JSON. */
export function jsonBodies(credential: string): MalformedRequest[] {
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
  return bodies.flatMap((body): MalformedRequest[] => [
    [`JSON: ${body.slice(0, 20)}`, request('POST /wapi/auth/tokens', [JSON_TYPE], body)],
    [
      `JSON to the control path: ${body.slice(0, 20)}`,
      request('PATCH /__wapi/accounts/1234567890', [credential, JSON_TYPE], body),
    ],
  ]);
}
