import { detectFileType } from '@wapi/validation';
import { json, type MockResponse } from '../http/mock-response.js';
import { withNamespace, type MockRequest } from '../http/mock-request.js';
import { resizePicture } from './resize-picture.js';
import type { Store } from './store.js';

/** The path of uploaded pictures, taken from the samples in the reference. */
export const PICTURE_PATH = '/profile_pictures/';

/** The uploaded profile pictures of one namespace. */
export interface Pictures {
  /**
   * Saves a picture, and resizes it if sharp is installed.
   *
   * @param now milliseconds since 1970
   * @returns the picture's URL, on the origin of the request; undefined for a decompression bomb, which is not saved
   */
  save(request: MockRequest, email: string, content: Uint8Array, now: number): Promise<string | undefined>;
  /** Deletes the picture at a URL. Ignores unknown URLs. */
  delete(url: string): Promise<void>;
  /** Responds to a `GET` request for a picture's path. */
  serve(path: string): Promise<MockResponse>;
}

export function createPictures(store: Store): Pictures {
  const keyOf = (path: string): string => `picture:${path}`;

  /**
   * Returns a timestamp in seconds that no earlier picture URL of the account contains, because clients may have cached
   * those URLs.
   */
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
      // Sandbox the response, because an uploaded SVG may contain scripts.
      const headers = {
        'content-type': mediaType,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
      };
      return { status: 200, headers, body: content };
    },
  };
}
