// Charges the first trusted card that can be charged, and waits until the customer has confirmed it.
import { setTimeout as wait } from 'node:timers/promises';
import { createWapi, isWapiError } from '@wapi/client';

const { WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi', WAPI_EMAIL: email = 'wapi@test.com', WAPI_PASSWORD: password = 'Passw0rd!' } = process.env;

// Decimal text: not every amount is a JavaScript number.
const [total, orderId = `order-${Date.now()}`] = process.argv.slice(2);
if (total === undefined) {
  console.error('usage: node charge-card.js TOTAL [ORDER_ID]');
  process.exit(2);
}

const wapi = createWapi({
  baseUrl,
  auth: { email, password, scopes: ['wapi-trusted-cards-retrieve', 'wapi-trusted-cards-charge-request', 'wapi-transactions-retrieve'] },
});

const { data: cards } = await wapi.trustedCards.list().orThrow();
const card = cards.find(({ verified }) => verified);
if (card === undefined) {
  console.error('There is no verified card.');
  process.exit(1);
}

let charge;
try {
  charge = await wapi.trustedCards
    .charge(card.uuid, {
      total,
      currency: 'TTD',
      fee_structure: 'customer_pay',
      order_id: orderId,
      origin: 'charge-card-example',
      response_url: 'https://shop.example.com/paid',
    })
    .orThrow();
} catch (error) {
  // A charge is sent once. If it may have arrived, look for its order before asking again.
  if (isWapiError(error)) console.error(`${error.message}${error.maybeSent ? ` Look for order ${orderId} before you charge again.` : ''}`);
  else console.error(error);
  process.exit(1);
}
console.log(`The customer confirms at ${charge.url}`);

// Fifteen minutes are enough for a customer; the limit of 60 requests per minute is kept by the client.
for (const deadline = Date.now() + 15 * 60_000; Date.now() < deadline; await wait(2000)) {
  const { data: transaction } = await wapi.transactions.retrieve(charge.transaction_id).orThrow();
  if (transaction.status === 'success' && transaction.status_desc === 'Normal') {
    console.log(`Paid: ${transaction.total_credited} ${transaction.currency_credited} for order ${transaction.order_id}`);
    process.exit(0);
  }
  if (transaction.status !== 'incomplete') {
    console.error(`Not paid: ${transaction.status_desc}`);
    process.exit(1);
  }
}
console.error('The customer did not confirm in time.');
process.exit(1);
