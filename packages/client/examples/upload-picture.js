// Uploads a picture from disk, and replaces the current one if there is one.
import { createWapi, isWapiError } from '@wapi/client';
import { fileFromPath } from '@wapi/client/node';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
} = process.env;

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node upload-picture.js FILE');
  process.exit(2);
}

const wapi = createWapi({
  baseUrl,
  auth: { email, password, scopes: ['wapi-user-create', 'wapi-user-update', 'wapi-user-retrieve'] },
});
const picture = await fileFromPath(path);

try {
  await wapi.user.createPicture({ picture }).orThrow();
} catch (error) {
  if (!isWapiError(error, 'createPicture', 409)) {
    console.error(isWapiError(error) ? error.message : error);
    process.exit(1);
  }
  await wapi.user.updatePicture({ picture }).orThrow();
}
const { data } = await wapi.user.getProfile().orThrow();
console.log(data.profile_picture);
