import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createProxy } from '../../src/index.js';
import { rawResponse, exchange, lines, split, startUpstream } from '../support/raw-upstream.js';
import { startProxiedUpstream } from '../support/proxied-upstream.js';

const { upstream, proxy, port, proxies, lastReceived } = await startProxiedUpstream();

describe('a failure', () => {
  const messageOf = (response: Buffer) => (JSON.parse(split(response).body.toString()) as { message: string }).message;

  it('is reported if the API is not running', async () => {
    const gone = await startUpstream();
    const other = createProxy({ target: gone.url });
    proxies.push(other);
    await gone.close();
    const listening = await other.listen();
    const answer = await exchange(
      listening.port,
      `${lines('POST /wapi/user/phone HTTP/1.1', 'Host: x', 'Content-Length: 3', 'Connection: close')}a=1`,
    );
    expect(split(answer).line).toBe('HTTP/1.1 502 Bad Gateway');
    expect(messageOf(answer)).toBe(`wapi-verify proxy: ${gone.url} cannot be reached: ECONNREFUSED.`);
    const silence = (await other.deviations()).filter(({ keyword }) => keyword === 'unanswered');
    expect(silence).toEqual([
      expect.objectContaining({
        level: 'api',
        operation: null,
        status: null,
        message: 'it cannot be reached: ECONNREFUSED',
        count: 1,
      }),
    ]);
    expect(other.report()).toMatchObject({ requests: 1, unanswered: 1 });
  });

  it('is reported if the API closes the connection before it responds, and the request is not sent again', async () => {
    upstream.behave({ respond: (socket) => socket.destroy() });
    const before = upstream.received.length;
    const answer = await exchange(
      port,
      lines('POST /wapi/user/phone HTTP/1.1', 'Host: x', 'Content-Length: 0', 'Connection: close'),
    );
    expect([split(answer).line, upstream.received.length - before]).toEqual(['HTTP/1.1 502 Bad Gateway', 1]);
  });

  it('is reported if the API does not respond, or sends invalid HTTP', async () => {
    upstream.behave({ respond: () => undefined });
    const late = await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'));
    expect([split(late).line, messageOf(late)]).toEqual([
      'HTTP/1.1 504 Gateway Timeout',
      `wapi-verify proxy: ${upstream.url} took too long.`,
    ]);
    const messages = (await proxy.deviations())
      .filter(({ keyword }) => keyword === 'unanswered')
      .map(({ message }) => message);
    expect(messages).toEqual(['it cannot be reached: ECONNRESET', 'it took too long']);
    upstream.behave({ respond: (socket) => socket.end('SSH-2.0-OpenSSH\r\n') });
    const odd = await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'));
    expect(split(odd).line).toBe('HTTP/1.1 502 Bad Gateway');
    upstream.behave({ respond: (socket) => socket.end('HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n') });
    expect(split(await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'))).line).toMatch(
      /^HTTP\/1.1 (502 Bad Gateway|200 O)/,
    );
  });

  it.each([
    [
      'closes the connection in the middle of a response',
      (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    ],
    [
      'closes the connection between two chunks',
      (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
    ],
    [
      'stops in the middle of a response',
      (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    ],
  ])('reaches the client if the API %s', async (_what, answer) => {
    upstream.behave({ respond: answer });
    const seen = (await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x'))).toString();
    expect(seen).toMatch(/half(\r\n)?$/);
    expect((await proxy.deviations()).some(({ keyword }) => keyword === 'incomplete')).toBe(true);
  });

  it('of the client ends the request to the API', async () => {
    const unansweredBefore = proxy.report().unanswered;
    const client = connect(port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => {
      upstream.behave({ onHead: (socket) => void socket.once('close', resolve) });
    });
    client.write(`${lines('POST /wapi/user/phone HTTP/1.1', 'Host: x', 'Content-Length: 9')}half`);
    setTimeout(() => client.destroy(), 50);
    await ended;
    expect(proxy.report().unanswered).toBe(unansweredBefore);
    expect(upstream.received.at(-1)?.includes('half')).not.toBe(true);
  });
});

describe('a request with Expect: 100-continue', () => {
  it('is forwarded, and so is the response 100', async () => {
    upstream.behave({
      onHead: (socket, head) =>
        /^Expect: 100-continue$/m.test(head.replaceAll('\r', '')) && socket.write('HTTP/1.1 100 Continue\r\n\r\n'),
    });
    const client = connect(port, '127.0.0.1');
    client.write(
      lines(
        'POST /wapi/user/phone HTTP/1.1',
        'Host: x',
        'X-Latin: caf\u00E9',
        'Expect: 100-continue',
        'Content-Length: 5',
        'Connection: close',
      ),
      'latin1',
    );
    const [first] = (await once(client, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    client.write('a=123');
    const [second] = (await once(client, 'data')) as [Buffer];
    expect(second.toString()).toMatch(/^HTTP\/1.1 200 OK/);
    expect(lastReceived().body.toString()).toBe('a=123');
    expect(lastReceived().headers).toContain('X-Latin: caf\u00E9');
  });

  it('may get a final response instead of 100', async () => {
    upstream.behave({ onHead: (socket) => socket.end(rawResponse('no', [], 'HTTP/1.1 417 Expectation Failed')) });
    const client = connect(port, '127.0.0.1');
    client.write(
      lines(
        'POST /wapi/user/phone HTTP/1.1',
        'Host: x',
        'Expect: 100-continue',
        'Content-Length: 5',
        'Connection: close',
      ),
    );
    const [first] = (await once(client, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1.1 417 Expectation Failed/);
    client.destroy();
  });
});

describe('a GET', () => {
  it('is sent again if the API just closed the shared connection', async () => {
    await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'));
    const before = upstream.connections;
    let isFirst = true;
    upstream.behave({
      respond: (socket) => {
        if (isFirst) socket.resetAndDestroy();
        else socket.write(rawResponse('again'));
        isFirst = false;
      },
    });
    const answer = await exchange(port, lines('GET /wapi/user HTTP/1.1', 'Host: x', 'Connection: close'));
    expect([split(answer).body.toString(), upstream.connections - before]).toEqual(['again', 1]);
  });
});
