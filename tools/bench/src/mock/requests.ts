import { createMock } from '@wapi/mock';

export interface MockRequest {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer<ArrayBuffer>;
}

/**
 * The start of a PNG: the signature, the header, and the start of a data chunk that extends to the end of the file. The
 * mock detects the file type by content.
 */
const PNG_HEAD = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c48900018fd749444154',
  'hex',
);
const PICTURE_BYTES = 100 * 1024;
const BOUNDARY = 'wapi-bench';
const PART_HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="picture"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n`;

/** Returns the WAPI Key of the persona that has all resources from the start. */
export async function getMerchantKey(): Promise<string> {
  const response = await createMock().fetch('http://mock/__wapi');
  const { personas } = (await response.json()) as { personas: { key: string }[] };
  return personas[0]?.key ?? '';
}

/**
 * Creates three requests: a lookup, a form to validate and a file to validate. Each request returns 200, no matter how
 * often it is sent.
 */
export function createRequests(key: string): MockRequest[] {
  const credential = { 'x-wapi-key': key };
  const picture = Buffer.alloc(PICTURE_BYTES, 0x55);
  PNG_HEAD.copy(picture);
  return [
    { title: 'GET the profile', method: 'GET', path: '/user', headers: credential },
    {
      title: 'PATCH a urlencoded form',
      method: 'PATCH',
      path: '/user/banks/local',
      headers: { ...credential, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name_in_bank=John+Smith&bank_account=123456789012',
    },
    {
      title: 'PATCH a picture of 100 KiB, multipart, not resized',
      method: 'PATCH',
      path: '/user/picture',
      headers: { ...credential, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: Buffer.concat([Buffer.from(PART_HEAD), picture, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    },
  ];
}
