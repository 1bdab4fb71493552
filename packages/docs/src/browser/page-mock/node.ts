// Replaces the Node.js modules that the mock imports. The build fails if the mock imports a function that is missing
// here.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer as PlainBuffer } from 'buffer';

/** The constants of `node:http` that the mock imports. The build fills them in. */
declare const HTTP: { METHODS: readonly string[]; STATUS_CODES: Readonly<Record<number, string>> };
export const { METHODS, STATUS_CODES } = HTTP;

/** Adds the encoding `base64url`, which the package `buffer` does not have. */
const { from } = PlainBuffer;
const { toString } = PlainBuffer.prototype;
PlainBuffer.from = ((value: string, encoding?: BufferEncoding) =>
  from(value, encoding === 'base64url' ? 'base64' : encoding)) as typeof from;
PlainBuffer.prototype.toString = function encode(encoding?: BufferEncoding, ...range: number[]) {
  if (encoding !== 'base64url') return toString.call(this, encoding, ...range);
  return toString
    .call(this, 'base64', ...range)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};
export { PlainBuffer as Buffer };

interface Digest {
  update: (content: string | Uint8Array) => Digest;
  digest: (encoding: BufferEncoding) => string;
}

function collect(compute: (content: Uint8Array) => Uint8Array): Digest {
  const parts: Uint8Array[] = [];
  const digest: Digest = {
    update(content) {
      parts.push(PlainBuffer.from(content as string));
      return digest;
    },
    digest: (encoding) => PlainBuffer.from(compute(PlainBuffer.concat(parts))).toString(encoding),
  };
  return digest;
}

/** Supports only SHA-256, because the mock uses no other hash. */
export function createHash(name: string): Digest {
  requireSha256(name);
  return collect((content) => sha256(content));
}

export function createHmac(name: string, secret: string | Uint8Array): Digest {
  requireSha256(name);
  const key = PlainBuffer.from(secret as string);
  return collect((content) => hmac(sha256, key, content));
}

function requireSha256(name: string): void {
  if (name !== 'sha256') throw new Error(`The mock in the page must use the hash sha256, received ${name}.`);
}

export function randomBytes(size: number): PlainBuffer {
  return PlainBuffer.from(crypto.getRandomValues(new Uint8Array(size)));
}

export function randomInt(min: number, max: number): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return min + (number % (max - min));
}

/** Pages that were loaded over plain HTTP have no `crypto.randomUUID`. */
export function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Set the version and variant bits of a random UUID.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A plain string is enough, because inspected values appear only in messages about invalid options. */
export function inspect(value: unknown): string {
  return String(value);
}

export function isIPv4(text: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(text);
}

/** Never used in a page. The mock needs it only for slow bodies from faults, which a page cannot set. */
export const Readable = undefined;

/** Never used in a page: the mock needs it only to load CommonJS modules in Node.js. */
export const createRequire = undefined;
