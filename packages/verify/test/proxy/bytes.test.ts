import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createProxy } from '../../src/index.js';
import { rawResponse, exchange, lines, split, unchunked, withoutConnection } from '../support/raw-upstream.js';
import { startProxiedUpstream } from '../support/proxied-upstream.js';

const { upstream, port, proxies, lastReceived } = await startProxiedUpstream();

describe('a request', () => {
  const HEADERS = [
    'hOsT: localhost',
    'X-WAPI-Key: k',
    'x-trace: 1',
    'Accept: a',
    'X-TRACE: 2',
    'aCCept: b',
    'X-Latin: caf\u00E9',
    'Accept-Encoding: gzip, br',
  ];

  it('keeps the names, order, case and repeats of its headers', async () => {
    await exchange(
      port,
      Buffer.from(lines('GET /wapi/user?a=%zz&b=1+2&&c HTTP/1.1', ...HEADERS, 'Connection: close'), 'latin1'),
    );
    const { line, headers, body } = lastReceived();
    expect(line).toBe('GET /base/user?a=%zz&b=1+2&&c HTTP/1.1');
    expect(withoutConnection(headers)).toEqual([`hOsT: ${new URL(upstream.url).host}`, ...HEADERS.slice(1)]);
    expect(body.length).toBe(0);
  });

  const binary = randomBytes(150_000);
  const multipart = Buffer.concat([
    Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="picture"; filename="\u00E9.png"\r\nContent-Type: image/png\r\n\r\n',
      'latin1',
    ),
    binary,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  it.each([
    ['urlencoded', 'POST', 'application/x-www-form-urlencoded', Buffer.from('a=%C3%A9&b=+&a=2')],
    ['multipart with binary data', 'PATCH', 'multipart/form-data; boundary=b', multipart],
    ['on a DELETE', 'DELETE', 'text/plain', Buffer.from('why not')],
    ['on a GET', 'GET', 'text/plain', Buffer.from('why not')],
    ['encoded', 'POST', 'application/json', gzipSync('{"a":1}')],
  ])('keeps a body: %s', async (_name, method, type, body) => {
    const head = [
      `${method} /wapi/user/picture HTTP/1.1`,
      'Host: x',
      `Content-Type: ${type}`,
      `Content-length: ${body.length}`,
    ];
    await exchange(port, Buffer.concat([Buffer.from(lines(...head, 'Connection: close')), body]));
    const received = lastReceived();
    expect(received.body.equals(body)).toBe(true);
    expect(withoutConnection(received.headers).slice(1)).toEqual(head.slice(2));
  });

  it('keeps a chunked body and its trailers', async () => {
    const head = lines(
      'POST /wapi/user/phone HTTP/1.1',
      'Host: x',
      'Transfer-Encoding: chunked',
      'Trailer: X-Sum',
      'X-After: 1',
      'Connection: close',
    );
    await exchange(port, `${head}5\r\nphone\r\n4;e=1\r\n=123\r\n0\r\nX-Sum: 9\r\n\r\n`);
    const { headers, body } = lastReceived();
    expect(withoutConnection(headers).slice(1)).toEqual(['Transfer-Encoding: chunked', 'Trailer: X-Sum', 'X-After: 1']);
    expect(unchunked(body).toString()).toBe('phone=123');
    expect(body.toString()).toMatch(/0\r\nX-Sum: 9\r\n\r\n$/);
  });

  it.each(['POST', 'PATCH', 'DELETE', 'PUT'])('gets no extra header if a %s has no body', async (method) => {
    await exchange(
      port,
      lines(
        `${method} /wapi/transactions/1/refund HTTP/1.1`,
        'Host: x',
        'X-Trace: 1',
        'x-trace: 2',
        'Connection: close',
      ),
    );
    expect(withoutConnection(lastReceived().headers).slice(1)).toEqual([
      'X-Trace: 1',
      expect.stringMatching(/^x-trace: 2$/i),
    ]);
  });

  it('loses the headers of the connection and those that Connection lists', async () => {
    const dropped = [
      'Keep-Alive: 1',
      'TE: trailers',
      'Upgrade: h2c',
      'Proxy-Authorization: x',
      'Proxy-Connection: x',
      'HTTP2-Settings: x',
    ];
    await exchange(
      port,
      lines('GET /wapi/user HTTP/1.1', 'Host: x', ...dropped, 'X-End: 1', 'Connection: close, HTTP2-Settings'),
    );
    expect(withoutConnection(lastReceived().headers).slice(1)).toEqual(['X-End: 1']);
  });

  it.each([
    ['/wapi', '/base'],
    ['/wapi?x', '/base?x'],
    ['/wapi/', '/base/'],
    ['/wapi/a/../b//c', '/base/a/../b//c'],
    ['http://elsewhere/wapi/user', '/base/user'],
  ])('to %s is forwarded to %s', async (path, expected) => {
    await exchange(port, lines(`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close'));
    expect(lastReceived().line).toBe(`GET ${expected} HTTP/1.1`);
  });

  it.each(['/', '/wapix', '/__wapi', '/other/wapi/'])('to %s is rejected and not forwarded', async (path) => {
    const before = upstream.received.length;
    const { line, body } = split(await exchange(port, lines(`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close')));
    expect([line, upstream.received.length]).toEqual(['HTTP/1.1 404 Not Found', before]);
    expect(JSON.parse(body.toString())).toEqual({
      message: expect.stringMatching(/^wapi-verify proxy: unknown path\. The API is under \/wapi, /),
    });
  });

  it('gets its response in order if several are pipelined', async () => {
    upstream.behave({
      respond: (socket, request) =>
        setTimeout(() => socket.write(rawResponse(split(request).line)), request.includes('/first') ? 50 : 0),
    });
    const post = ['POST /wapi/first HTTP/1.1', 'Host: x', 'Content-Length: 2'];
    const answers = await exchange(
      port,
      `${lines(...post)}ab${lines('POST /wapi/second HTTP/1.1', 'Host: x')}` +
        lines('GET /wapi/third HTTP/1.1', 'Host: x', 'Connection: close'),
    );
    expect(answers.toString().match(/\/base\/\w+/g)).toEqual(['/base/first', '/base/second', '/base/third']);
    expect(upstream.received.slice(-3).map((request) => split(request).line)).toEqual([
      'POST /base/first HTTP/1.1',
      'POST /base/second HTTP/1.1',
      'GET /base/third HTTP/1.1',
    ]);
  });
});

describe('a connection to the API', () => {
  it.each([
    ['GET', 1],
    ['HEAD', 1],
    ['POST', 3],
    ['DELETE', 3],
  ])('is shared only by methods that are safe to repeat: %s', async (method, expected) => {
    const other = createProxy({ target: upstream.url });
    proxies.push(other);
    const { port: its } = await other.listen();
    upstream.behave({ respond: (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n') });
    const before = upstream.connections;
    for (let sent = 0; sent < 3; sent += 1)
      await exchange(its, lines(`${method} /wapi/user HTTP/1.1`, 'Host: x', 'Connection: close'));
    expect(upstream.connections - before).toBe(expected);
  });
});

describe('a response', () => {
  const HEADERS = [
    'Date: yesterday',
    'Set-Cookie: a=1',
    'X-RateLimit-LIMIT: 5',
    'set-cookie: b=2',
    'Content-Type: application/json',
    'X-Latin: caf\u00E9',
  ];
  const get = (method = 'GET') =>
    exchange(port, lines(`${method} /wapi/user HTTP/1.1`, 'Host: x', 'Connection: close'));

  it('keeps its status line and the names, order, case and repeats of its headers', async () => {
    upstream.behave({ respond: (socket) => socket.write(rawResponse('{}', HEADERS, 'HTTP/1.1 299 Odd  Reason')) });
    const { line, headers, body } = split(await get());
    expect([line, withoutConnection(headers), body.toString()]).toEqual([
      'HTTP/1.1 299 Odd  Reason',
      [...HEADERS, 'Content-Length: 2'],
      '{}',
    ]);
  });

  it('gets no extra header', async () => {
    upstream.behave({ respond: (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n') });
    expect(withoutConnection(split(await get()).headers)).toEqual(['Content-Length: 0']);
  });

  it.each([
    ['gzip', gzipSync('{"message":"OK"}')],
    ['br', brotliCompressSync('{"message":"OK"}')],
    ['deflate', deflateSync('{"message":"OK"}')],
    ['unknown', randomBytes(300_000)],
  ])('keeps an encoded body: %s', async (encoding, bytes) => {
    upstream.behave({
      respond: (socket) =>
        socket.write(rawResponse(bytes, [`Content-Encoding: ${encoding}`, 'Content-Type: application/json'])),
    });
    const { headers, body } = split(await get());
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toContain(`Content-Encoding: ${encoding}`);
  });

  it('keeps a chunked body and its trailers', async () => {
    upstream.behave({
      respond: (socket) =>
        socket.write(
          'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n' +
            'Trailer: X-Sum\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 1\r\n\r\n',
        ),
    });
    const { headers, body } = split(await get());
    expect(withoutConnection(headers)).toEqual(['transfer-encoding: chunked', 'Trailer: X-Sum']);
    expect(unchunked(body).toString()).toBe('abcde');
    expect(body.toString()).toMatch(/0\r\nX-Sum: 1\r\n\r\n$/);
  });

  it('has no chunks for an HTTP/1.0 client', async () => {
    upstream.behave({
      respond: (socket) =>
        socket.write('HTTP/1.1 200 OK\r\nX-A: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'),
    });
    const { headers, body } = split(await exchange(port, lines('GET /wapi/user HTTP/1.0', 'X-B: 1')));
    expect([withoutConnection(headers), body.toString()]).toEqual([['X-A: 1'], 'abc']);
    expect(lastReceived().headers.slice(0, 2)).toEqual([`Host: ${new URL(upstream.url).host}`, 'X-B: 1']);
  });

  it('without a length ends with the connection to the client', async () => {
    upstream.behave({ respond: (socket) => socket.end('HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nwithout a length') });
    const { headers, body } = split(await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x')));
    expect([withoutConnection(headers), body.toString()]).toEqual([['X-A: 1'], 'without a length']);
  });

  it.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 450\r\nX-A: 1\r\n\r\n', ['Content-Length: 450', 'X-A: 1']],
    ['HEAD', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', ['Transfer-Encoding: chunked']],
    ['DELETE', 'HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n', ['X-A: 1']],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n', ['ETag: "1"']],
  ])('to a %s may omit the body: %j', async (method, answer, expected) => {
    upstream.behave({ respond: (socket) => socket.write(answer) });
    const { line, headers, body } = split(await get(method));
    expect([line, withoutConnection(headers), body.length]).toEqual([answer.split('\r\n')[0], expected, 0]);
  });

  it('reaches the client before it is complete', async () => {
    let finish = (): void => undefined;
    upstream.behave({
      respond: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab');
        finish = () => socket.write('cd');
      },
    });
    const socket = connect(port, '127.0.0.1');
    socket.write(lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'));
    let seen = '';
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.endsWith('ab')) finish();
    });
    await once(socket, 'close');
    expect(seen).toMatch(/\r\n\r\nabcd$/);
  });
});
