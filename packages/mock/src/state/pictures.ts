import { detectFileType } from '@wapi/validation';
import { json, type MockResponse } from '../http/mock-response.js';
import { withNamespace, type MockRequest } from '../http/mock-request.js';
import { resizePicture } from './resize-picture.js';
import type { Store } from './store.js';

/** Where uploaded pictures are, under the origin. The samples of the reference pages show the same path. */
export const PICTURE_PATH = '/profile_pictures/';

/** The uploaded profile pictures of one mock. */
export interface Pictures {
  /**
   * Keeps a picture, resized where the library for that is installed.
   *
   * @param now milliseconds since 1970
   * @returns its URL, where the request came to; undefined where it is a decompression bomb, which is not kept
   */
  save(request: MockRequest, email: string, content: Uint8Array, now: number): Promise<string | undefined>;
  /** Forgets the picture of a URL; a URL it does not know is no error. */
  delete(url: string): Promise<void>;
  /** Answers a `GET` of a picture's path. */
  serve(path: string): Promise<MockResponse>;
}

/** Creates the picture store of a mock. */
export function createPictures(store: Store): Pictures {
  const keyOf = (path: string): string => `picture:${path}`;

  /** The second in the name of a picture: one that no picture of the account had before, for whoever has seen that keeps it. */
  async function nextSecond(email: string, now: number): Promise<number> {
    const key = `picture-second:${email}`;
    const last = ((await store.get(key)) as number | undefined) ?? 0;
    const second = Math.max(Math.floor(now / 1000), last + 1);
    await store.set(key, second);
    return second;
  }

  return {
    async save(request, email, content, now) {
      const type = await detectFileType(content);
      const resized = await resizePicture(content, type);
      if (resized === undefined) return undefined;
      const url = new URL(
        `${PICTURE_PATH}${email}.${await nextSecond(email, now)}.${type?.extension ?? 'bin'}`,
        request.origin,
      );
      await store.setBytes(keyOf(url.pathname), resized);
      return withNamespace(url, request).href;
    },
    delete: (url) => store.delete(keyOf(new URL(url).pathname)),
    async serve(path) {
      const content = await store.getBytes(keyOf(path));
      if (content === undefined) return json(404, { message: 'Picture not found.' });
      const { mediaType } = (await detectFileType(content)) ?? { mediaType: 'application/octet-stream' };
      // An uploaded SVG may hold scripts; the sandbox keeps them from running.
      const headers = {
        'content-type': mediaType,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
      };
      return { status: 200, headers, body: content };
    },
  };
}
