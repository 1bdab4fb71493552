import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** A body without its content codings, or why there is none. */
export type Decoded = { body: Uint8Array; problem?: never } | { body?: never; problem: DecodeProblem };

/** `broken`: it is not what its `Content-Encoding` says. `unknown`: nobody here knows the coding. `tooLarge`: it is larger than is looked at. */
export type DecodeProblem = 'broken' | 'unknown' | 'tooLarge';

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

/** Later releases of Node know this one, too. */
const { zstdDecompress } = zlib as { zstdDecompress?: typeof zlib.gunzip };

const inflate: Decoder = promisify(zlib.inflate);
const inflateRaw: Decoder = promisify(zlib.inflateRaw);
const gunzip: Decoder = promisify(zlib.gunzip);
const DECODERS: Readonly<Record<string, Decoder | undefined>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  br: promisify(zlib.brotliDecompress) as Decoder,
  // Some send what the name says, and not what HTTP means by it.
  deflate: async (body, options) => {
    const isWrapped = ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0;
    return isWrapped ? inflate(body, options) : inflateRaw(body, options);
  },
  zstd: zstdDecompress && promisify(zstdDecompress),
};
/** Nobody encodes more often than this on purpose. */
const MAX_CODINGS = 3;

/**
 * Undoes the codings of a `Content-Encoding`.
 *
 * @param maxBytes how large the result and everything on the way to it may be
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
  // An empty body is empty however it would be encoded.
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
