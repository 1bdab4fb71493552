// Charges the first trusted card that can be charged, and waits until the customer has confirmed it.
import { setTimeout as wait } from 'node:timers/promises';
import { createWapi, isWapiError } from '@wapi/client';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
} = process.env;

// A charge without a response may still arrive, so wait before you check. Use a pause longer than any timeout of the servers in between. No pause is certain to be long enough.
const pause = Number(process.env['SECONDS_BEFORE_LOOKING'] ?? 180) * 1000;

// Decimal text: not every amount is a JavaScript number.
const [total, orderId = `order-${Date.now()}`] = process.argv.slice(2);
if (total === undefined) {
  console.error('usage: node charge-card.js TOTAL [ORDER_ID]');
  process.exit(2);
}

const wapi = createWapi({
  baseUrl,
  auth: {
    email,
    password,
    scopes: ['wapi-trusted-cards-retrieve', 'wapi-trusted-cards-charge-request', 'wapi-transactions-retrieve'],
  },
});

const { data: cards } = await wapi.trustedCards.list().orThrow();
const card = cards.find(({ verified }) => verified);
if (card === undefined) {
  console.error('There is no verified card.');
  process.exit(1);
}

let charge;
const startedAt = Date.now();
try {
  charge = await wapi.trustedCards
    .charge(
      card.uuid,
      {
        total,
        currency: 'TTD',
        fee_structure: 'customer_pay',
        order_id: orderId,
        origin: 'charge-card-example',
        response_url: 'https://shop.example.com/paid',
      },
      // The customer is waiting, and the default is two minutes.
      { timeouts: { total: 20_000 } },
    )
    .orThrow();
} catch (error) {
  console.error(isWapiError(error) ? error.message : error);
  // The client sends a charge once. If it may have arrived, look for its order before you charge again.
  if (isWapiError(error) && error.maybeSent) await look(card.environment);
  process.exit(1);
}
console.log(`The customer confirms at ${charge.url}`);

// Fifteen minutes are enough for a customer. The client stays within the limit of 60 requests per minute.
for (const deadline = Date.now() + 15 * 60_000; Date.now() < deadline; await wait(2000)) {
  const { data: transaction } = await wapi.transactions.retrieve(charge.transaction_id).orThrow();
  if (transaction.status === 'success' && transaction.status_desc === 'Normal') {
    console.log(
      `Paid: ${transaction.total_credited} ${transaction.currency_credited} for order ${transaction.order_id}`,
    );
    process.exit(0);
  }
  if (transaction.status !== 'incomplete') {
    console.error(`Not paid: ${transaction.status_desc}`);
    process.exit(1);
  }
}
console.error('The customer did not confirm in time.');
process.exit(1);

/**
 * Waits, and prints the transactions of the order. The latest seem to come first, so the search ends at transactions
 * from an hour before the charge. The hour allows for different clocks.
 *
 * @param {'sandbox' | 'live'} environment the card's environment, because the other one does not have the transaction
 */
async function look(environment) {
  console.error(`The charge may have arrived. Looking for order ${orderId} in ${pause / 1000} seconds.`);
  await wait(pause);
  let found = 0;
  for await (const transaction of wapi.transactions.list({ environment, page_size: 100 })) {
    if (Date.parse(transaction.date) < startedAt - 3_600_000) break;
    if (transaction.order_id !== orderId) continue;
    found += 1;
    console.error(`Found ${transaction.transaction_id}: ${transaction.status}, ${transaction.status_desc}`);
  }
  // No one has the link of a charge without a response, so no one can confirm it.
  if (found === 0) console.error('Found no transaction yet. Check again later, because the charge may still arrive.');
  else
    console.error(
      'If all of these are incomplete, the customer has not paid. A new charge gives the customer a new link.',
    );
}
