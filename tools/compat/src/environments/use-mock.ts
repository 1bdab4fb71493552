import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWapi } from '@wapi/client';
import type * as MockModule from '@wapi/mock';
import type { Consumer } from '../package-managers/install-consumer.js';
import { unpackInto } from '../package-managers/unpack.js';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Imports the mock from its tarball, as an installed package, so that test runners do not rewrite its files. */
export async function importPackedMock(consumer: Consumer): Promise<typeof MockModule> {
  const folder = await unpackInto(mkdtempSync(join(consumer.project, 'packed-')), consumer);
  return (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as typeof MockModule;
}

/**
 * Signs in and uploads a picture in process. Then sends an unknown token over a port.
 *
 * @returns the status codes
 */
export async function useMock({ createMock }: typeof MockModule): Promise<number[]> {
  const mock = createMock();
  try {
    const auth = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: ['wapi-user-all'] as const };
    // To the client, these environments look like a browser.
    const options = { dangerouslyAllowBrowser: true };
    const wapi = createWapi({ ...options, baseUrl: 'https://mock.test/wapi', auth, fetch: mock.fetch });
    const data = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
    const picture = { data, filename: 'me.png', type: 'image/png' };
    const { url } = await mock.listen();
    const calls = [
      wapi.user.getProfile(),
      wapi.user.updatePicture({ picture }),
      createWapi({ ...options, baseUrl: url, auth: { token: 'unknown' } }).user.getProfile(),
    ];
    return (await Promise.all(calls)).map(({ status }) => status);
  } finally {
    await mock.close();
  }
}
