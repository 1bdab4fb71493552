/** A file type that was detected from the content. */
export interface DetectedType {
  /** The usual file name extension, e.g. `png`. */
  extension: string;
  /** A media type, e.g. `image/png`. */
  mediaType: string;
}

const PNG_SIGNATURE = '\u0089PNG\r\n\u001A\n';
/** The start of the first chunk of a PNG: its length, which is always 13 bytes, and its type. */
const PNG_HEADER = '\0\0\0\rIHDR';
/** The size of a PNG chunk without its data: length, type and checksum. */
const PNG_CHUNK_FRAME = 12;

/**
 * Detects a PNG, JPEG, GIF or BMP by its first bytes, with the same result as the library file-type.
 *
 * @returns undefined for a different type, or if these bytes do not decide the type
 */
export function readImageSignature(start: Buffer): DetectedType | undefined {
  const text = start.toString('latin1', 0, PNG_SIGNATURE.length + PNG_HEADER.length);
  if (text.startsWith('\u00FF\u00D8\u00FF'))
    // The fourth byte 0xF7 means JPEG-LS.
    return text[3] === '\u00F7' ? undefined : { extension: 'jpg', mediaType: 'image/jpeg' };
  if (text.startsWith('GIF')) return { extension: 'gif', mediaType: 'image/gif' };
  if (text.startsWith('BM')) return { extension: 'bmp', mediaType: 'image/bmp' };
  if (text !== PNG_SIGNATURE + PNG_HEADER) return undefined;
  return isAnimatedPng(start) === false ? { extension: 'png', mediaType: 'image/png' } : undefined;
}

/** Whether a chunk `acTL` precedes the image data of a PNG; undefined if these bytes do not decide it. */
function isAnimatedPng(start: Buffer): boolean | undefined {
  let at = PNG_SIGNATURE.length;
  while (at + 8 <= start.length) {
    const type = start.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT' || type === 'acTL') return type === 'acTL';
    if (type === 'IHDR' && at > PNG_SIGNATURE.length) return undefined;
    at += PNG_CHUNK_FRAME + start.readUInt32BE(at);
  }
  return undefined;
}
