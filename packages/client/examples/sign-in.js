// Signs in with e-mail address and password, and prints the name and the balances of the account.
import { createWapi } from '@wapi/client';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
} = process.env;

// The scopes are literals, so `wapi` has only the methods that they allow.
const wapi = createWapi({ baseUrl, auth: { email, password, scopes: ['wapi-user-retrieve'] } });

// The client requests a token at the first call and renews it when needed.
const result = await wapi.user.getProfile();
if (result.status !== 200) {
  console.error(`WAPI says: ${result.error?.message ?? result.status}`);
  process.exit(1);
}
const { first_name: first, last_name: last, verified, balances } = result.data.data;
console.log(`${first} ${last}${verified ? '' : ', not verified yet'}`);
for (const { balance, currency } of [balances.local, balances.foreign])
  console.log(`${balance.toFixed(2)} ${currency}`);
