import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** A decoded body, or the reason why it could not be decoded. */
export type Decoded = { body: Uint8Array; problem?: never } | { body?: never; problem: DecodeProblem };

/**
 * `broken`: the body does not match its `Content-Encoding`. `unknown`: the coding is not supported. `tooLarge`: the
 * decoded body exceeds the maximum.
 */
export type DecodeProblem = 'broken' | 'unknown' | 'tooLarge';

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

/** `zstdDecompress` is missing in Node before 22.15. */
const { zstdDecompress } = zlib as { zstdDecompress?: typeof zlib.gunzip };

const inflate: Decoder = promisify(zlib.inflate);
const inflateRaw: Decoder = promisify(zlib.inflateRaw);
const gunzip: Decoder = promisify(zlib.gunzip);
const DECODERS: Readonly<Record<string, Decoder | undefined>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  br: promisify(zlib.brotliDecompress) as Decoder,
  // HTTP's "deflate" has a zlib header, but some servers send raw deflate data.
  deflate: async (body, options) => {
    const isWrapped = ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0;
    return isWrapped ? inflate(body, options) : inflateRaw(body, options);
  },
  zstd: zstdDecompress && promisify(zstdDecompress),
};
/** The largest body that is read or checked by default, in bytes. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** Real messages have one or two codings. More could be an attack on memory or CPU. */
const MAX_CODINGS = 3;

/**
 * Decodes a body by its `Content-Encoding`.
 *
 * @param maxBytes the limit for the result and for each intermediate result
 */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Decoded> {
  const codings = (contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS) return { problem: 'unknown' };
  let decoded = body;
  // Do not decode an empty body, because gzip would fail.
  for (const coding of body.byteLength === 0 ? [] : codings.toReversed()) {
    const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (decode === undefined) return { problem: 'unknown' };
    try {
      decoded = await decode(decoded, { maxOutputLength: maxBytes });
    } catch (error) {
      return { problem: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken' };
    }
  }
  return { body: decoded };
}
