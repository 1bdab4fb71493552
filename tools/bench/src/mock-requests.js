import { createMock } from '@wapi/mock';

/** How a picture starts: signature, header, and the data chunk that makes up the rest. Its type is known by its content. */
const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c48900018fd749444154', 'hex');
const PICTURE_BYTES = 100 * 1024;
const BOUNDARY = 'wapi-bench';

/** The key of the persona that starts with everything set up. */
export async function merchantKey() {
  const response = await createMock().fetch('http://mock/__wapi');
  const { personas } = /** @type {{ personas: { key: string }[] }} */ (await response.json());
  return personas[0]?.key ?? '';
}

/**
 * What is asked of each server: to look something up, to check a form, to check a file. All are answered with 200, again and again.
 *
 * @param {string} key
 */
export function requests(key) {
  const credential = { 'x-wapi-key': key };
  const part = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="picture"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n`;
  const picture = Buffer.alloc(PICTURE_BYTES, 0x55);
  PNG_HEAD.copy(picture);
  return [
    { title: 'GET, the profile', method: 'GET', path: '/user', headers: credential },
    {
      title: 'PATCH, a urlencoded form',
      method: 'PATCH',
      path: '/user/banks/local',
      headers: { ...credential, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name_in_bank=John+Smith&bank_account=123456789012',
    },
    {
      title: 'PATCH, a picture of 100 KB as multipart, not resized',
      method: 'PATCH',
      path: '/user/picture',
      headers: { ...credential, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: Buffer.concat([Buffer.from(part), picture, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    },
  ];
}
