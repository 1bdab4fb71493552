// What the packed client has to do wherever it runs: written without anything that only some runtimes have.

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/**
 * @typedef {object} Input
 * @property {string} baseUrl of a mock
 * @property {string} hangingUrl of a server that never answers
 * @property {string} seenUrl tells what the servers have seen
 * @property {{ email: string, password: string, key: string }} persona one without a picture
 */

/**
 * Signs in, reads the profile, uploads a picture, is refused another one, and gives up waiting.
 *
 * @param {typeof import('@wapi/client')} client
 * @param {Input} input
 */
export async function scenario({ createWapi }, { baseUrl, hangingUrl, seenUrl, persona: { email, password, key } }) {
  // A page must say that it means to hold a secret; elsewhere that changes nothing.
  const dangerouslyAllowBrowser = true;
  const signIn = { email, password, scopes: /** @type {['wapi-user-all']} */ (['wapi-user-all']) };
  const signedIn = createWapi({ baseUrl, auth: signIn, dangerouslyAllowBrowser });
  const profile = await signedIn.user.getProfile();

  const withKey = createWapi({ baseUrl, environment: 'sandbox', auth: { key }, dangerouslyAllowBrowser });
  const picture = { data: Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0)), filename: 'Zoë.png', type: 'image/png' };
  const uploaded = await withKey.user.createPicture({ picture });
  const refused = await withKey.user.createPicture({ picture });

  const hanging = createWapi({ baseUrl: hangingUrl, environment: 'sandbox', auth: { key }, dangerouslyAllowBrowser });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const aborted = await hanging.user.getProfile({ signal: controller.signal }).catch((error) => error);

  // Asked from here, for a connection that was left open is closed at last when the program ends.
  let seen = { abandoned: 0 };
  for (let tries = 0; tries < 50 && seen.abandoned === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    seen = await (await fetch(seenUrl)).json();
  }

  return {
    profile: { status: profile.status, email: profile.data?.data.email },
    uploaded: { status: uploaded.status, bytes: picture.data.length, filename: picture.filename, type: picture.type },
    refused: { status: refused.status, message: refused.error?.message, data: refused.data ?? null },
    aborted: { name: aborted.name, operationId: aborted.operationId, aborted: aborted.aborted, maybeSent: aborted.maybeSent },
    seen,
  };
}
