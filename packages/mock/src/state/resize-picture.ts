import type { DetectedType } from '@wapi/validation';

type Sharp = typeof import('sharp').default;

/** What WiPay's page says that pictures become, in pixels each way. */
const SIDE = 200;
/**
 * The most pixels that are decoded or made, over all frames: what a phone takes. A file of a few hundred bytes can claim billions. The worst that
 * this lets through, an interlaced picture with transparency, takes some 220 MB while it is resized.
 */
const MAX_PIXELS = 50_000_000;
/** How long resizing may take, in seconds. */
const MAX_SECONDS = 5;
/**
 * What is resized, by the name that the library has for it. It reads no BMP; and SVG has no pixels, so nothing need ever interpret one that
 * somebody uploaded.
 */
const FORMATS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpeg', gif: 'gif' };

/** Pictures are resized one after the other, so that many at once take no more memory than one. */
let before: Promise<unknown> = Promise.resolve();
let loading: Promise<Sharp | undefined> | undefined;

/**
 * Resizes a picture to 200 × 200 pixels, if the library is installed: a square is cut from its middle, turned as its camera was held. It keeps its
 * type, and an animation its frames. What is no PNG, JPEG or GIF, or cannot be decoded, is kept as it is.
 *
 * @returns undefined where the picture is a decompression bomb: more than 50 million pixels, or five seconds of work
 */
export async function resizePicture(
  content: Uint8Array,
  type: DetectedType | undefined,
): Promise<Uint8Array | undefined> {
  const format = FORMATS[type?.extension ?? ''];
  if (format === undefined) return content;
  const sharp = await (loading ??= load());
  if (sharp === undefined) return content;
  const turn = before.then(() => resize(sharp, content, format));
  before = turn.catch(() => undefined);
  return turn;
}

async function resize(sharp: Sharp, content: Uint8Array, format: string): Promise<Uint8Array | undefined> {
  let header;
  try {
    header = await sharp(content, { animated: true, limitInputPixels: false }).metadata();
  } catch {
    return content;
  }
  // The library goes by its own idea of what a file is, and might take it for one that is not to be interpreted.
  if (header.format !== format) return content;
  // The height is that of all frames one below the other. Small frames become large ones.
  if (Math.max(header.width * header.height, (header.pages ?? 1) * SIDE * SIDE) > MAX_PIXELS) return undefined;
  try {
    return await sharp(content, { animated: true, limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize(SIDE, SIDE)
      .timeout({ seconds: MAX_SECONDS })
      .toBuffer();
  } catch (error) {
    return error instanceof Error && error.message.startsWith('timeout') ? undefined : content;
  }
}

/** Most uses of the mock upload nothing, so the library is loaded when it is needed. */
async function load(): Promise<Sharp | undefined> {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    // One that is installed and does not work here is worth telling of.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') {
      const [reason] = String(error).split('\n', 1);
      process.emitWarning(
        `sharp is installed but cannot be loaded, so pictures are not resized: ${reason}`,
        'WapiMockWarning',
      );
    }
    return undefined;
  }
}
