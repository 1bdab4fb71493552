import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';

/** The misbehaviour of a server after it has read the request. */
export interface Scenario {
  name: string;
  /** Whether the server hangs, so that only a timeout may end the request. */
  hangs: boolean;
  /** Whether the server has carried out the request. */
  carriesOut: boolean;
  /**
   * The maximum number of times that a write may arrive. Node's fetch repeats a request after a 421, without the
   * client's doing.
   */
  mayArrive: number;
  respond(socket: Socket): void;
}

const OK = '{"message":"OK","url":"https://pay.test/1","transaction_id":"SB-1","data":{"email":"a@b.test"}}';
const JSON_TYPE = 'Content-Type: application/json';

type Body = string | Buffer;
function message(status: number | string, body: Body = OK, headers: readonly string[] = [JSON_TYPE]): Buffer {
  const bytes = Buffer.from(body as string);
  const head = [`HTTP/1.1 ${status} X`, ...headers, `Content-Length: ${bytes.length}`, '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n')), bytes]);
}
const raw = (head: readonly string[], body: Body = ''): Buffer =>
  Buffer.concat([Buffer.from([...head, '', ''].join('\r\n')), Buffer.from(body as string)]);

/** Writes one byte after another until the socket is closed. */
function trickle(socket: Socket, bytes: Buffer): void {
  let index = 0;
  const timer = setInterval(() => {
    if (index >= bytes.length || socket.destroyed) clearInterval(timer);
    else socket.write(bytes.subarray(index, (index += 1)));
  }, 20);
  socket.on('close', () => clearInterval(timer));
}
/** Writes a chunk again and again until the socket is closed. */
function flood(socket: Socket, chunk: Buffer): void {
  const next = (): void => {
    if (!socket.destroyed) socket.write(chunk, () => setTimeout(next, 5));
  };
  next();
}

const scenario = (name: string, respond: Scenario['respond'], carriesOut = true, mayArrive = 1): Scenario => ({
  name,
  hangs: false,
  respond,
  carriesOut,
  mayArrive,
});
const sends = (name: string, bytes: Buffer, carriesOut = true, mayArrive = 1): Scenario =>
  scenario(name, (socket) => void socket.write(bytes), carriesOut, mayArrive);
const closesAfter = (name: string, bytes: Buffer): Scenario => scenario(name, (socket) => void socket.end(bytes));

const html = '<html>nginx</html>';
const HTML = ['Content-Type: text/html'];
const chunked = ['HTTP/1.1 200 X', JSON_TYPE, 'Transfer-Encoding: chunked'];

const connections: Scenario[] = [
  scenario('drops the connection', (socket) => void socket.destroy()),
  scenario('closes the connection', (socket) => void socket.end()),
  scenario('resets the connection', (socket) => void socket.resetAndDestroy()),
  scenario('never responds', () => {}),
  scenario('sends the head slowly', (socket) => trickle(socket, message(200))),
  scenario('sends the body slowly', (socket) => {
    socket.write(raw(['HTTP/1.1 200 X', JSON_TYPE, `Content-Length: ${OK.length}`]));
    trickle(socket, Buffer.from(OK));
  }),
  scenario('repeats 100 forever', (socket) => flood(socket, Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'))),
  scenario('repeats 103 forever', (socket) => flood(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n'))),
  sends('sends 103 and then a success', Buffer.concat([raw(['HTTP/1.1 103 Early Hints', 'A: b']), message(200)])),
  scenario('sends a body without an end', (socket) => {
    socket.write(raw(['HTTP/1.1 200 X', JSON_TYPE]));
    flood(socket, Buffer.alloc(65_536, 32));
  }),
  sends('switches the protocol', raw(['HTTP/1.1 101 X', 'Upgrade: x', 'Connection: Upgrade'])),
];

const bodies: Scenario[] = [
  closesAfter('cuts the body', message(200).subarray(0, -20)),
  closesAfter('cuts the head', message(200).subarray(0, 25)),
  closesAfter('cuts a chunked body', raw(chunked, `${OK.length.toString(16)}\r\n${OK}\r\n`)),
  closesAfter('cuts JSON without a length', raw(['HTTP/1.1 200 X', JSON_TYPE], OK.slice(0, 30))),
  closesAfter('cuts gzip', message(200, gzipSync(OK), [JSON_TYPE, 'Content-Encoding: gzip']).subarray(0, -9)),
  sends('names gzip for text', message(200, OK, [JSON_TYPE, 'Content-Encoding: gzip'])),
  sends('names an unknown encoding', message(200, OK, [JSON_TYPE, 'Content-Encoding: rot13'])),
  sends('compresses twice', message(200, gzipSync(gzipSync(OK)), [JSON_TYPE, 'Content-Encoding: gzip'])),
  sends('sends an invalid chunk', raw(chunked, 'zz\r\nabc\r\n')),
  sends('sends two lengths', raw(['HTTP/1.1 200 X', JSON_TYPE, 'Content-Length: 3', 'Content-Length: 4'], OK)),
  sends('sends a negative length', raw(['HTTP/1.1 200 X', JSON_TYPE, 'Content-Length: -1'], OK)),
  sends('sends a length and chunks', raw([...chunked, 'Content-Length: 3'], `2\r\n{}\r\n0\r\n\r\n`)),
  sends('sends more than the length', raw(['HTTP/1.1 200 X', JSON_TYPE, 'Content-Length: 2'], OK)),
  sends('sends two responses', Buffer.concat([message(200), message(400, '{"message":"No"}')])),
  sends('sends nothing', message(200, '')),
  ...['[]', 'null', '5', '"OK"', '{"message":', '{"message":NaN}', '{"a":1}{"b":2}', '{"__proto__":{"x":1}}'].map(
    (body) => sends(`sends ${body}`, message(200, body)),
  ),
  sends('sends deep JSON', message(200, `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`)),
  sends('sends a byte order mark', message(200, `\uFEFF${OK}`)),
  sends('sends UTF-16', message(200, Buffer.from(OK, 'utf16le'))),
  sends('sends invalid UTF-8', message(200, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))),
  sends('sends HTML', message(200, html, HTML)),
  sends('sends no content type', message(200, OK, [])),
  sends('sends a wrong content type', message(200, OK, ['Content-Type: text/plain'])),
  sends('sends headers of 20 kB', message(200, OK, [JSON_TYPE, `X-Long: ${'x'.repeat(20_000)}`])),
  sends('sends an invalid header', message(200, OK, [JSON_TYPE, 'X\0Y: 1'])),
  sends('sends no HTTP', Buffer.from('SSH-2.0-OpenSSH_9.6\r\n')),
  closesAfter('sends HTTP/1.0', raw(['HTTP/1.0 200 X', JSON_TYPE], OK)),
  sends('sends HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
  sends('sends status 99', message('99')),
  sends('sends status 1000', message('1000')),
];

/** Status codes of a server that refuses a request before it does any work. */
const REFUSED = [400, 401, 403, 404, 405, 410, 411, 413, 414, 415, 422, 428, 431, 451];

function statuses(elsewhere: string, secret: string): Scenario[] {
  return [
    ...[201, 202, 203, 206, 226, 299].map((status) => sends(`sends ${status}`, message(status))),
    ...[204, 205, 304].map((status) => sends(`sends ${status}`, raw([`HTTP/1.1 ${status} X`, 'Content-Length: 0']))),
    ...[300, 301, 302, 303, 307, 308].map((status) =>
      sends(`redirects with ${status}`, message(status, '', [`Location: ${elsewhere}`])),
    ),
    ...REFUSED.map((status) => sends(`refuses with ${status}`, message(status, '{"message":"No"}'), false)),
    sends(
      'refuses and repeats the key',
      message(401, JSON.stringify({ message: `${secret} is bad`, key: secret })),
      false,
    ),
    sends('refuses with 421', message(421, '{"message":"No"}'), false, 2),
    sends('has a conflict', message(409, '{"message":"No"}')),
    ...[500, 502, 503, 504, 520, 599].map((status) => sends(`fails with ${status}`, message(status, html, HTML))),
    sends('fails and repeats the key', message(500, JSON.stringify({ message: `SQL ${secret}` }))),
    ...['0', '-1', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT'].map((after) =>
      sends(
        `limits with Retry-After ${after}`,
        message(429, '{"message":"No"}', [JSON_TYPE, `Retry-After: ${after}`]),
        false,
        3,
      ),
    ),
    sends('limits with HTML', message(429, html, HTML), false, 3),
  ];
}

/**
 * Lists the scenarios.
 *
 * @param elsewhere the target of redirects
 * @param secret a credential that a careless server echoes
 */
export function listScenarios(elsewhere: string, secret: string): Scenario[] {
  return [...connections.map((each) => ({ ...each, hangs: true })), ...bodies, ...statuses(elsewhere, secret)];
}
