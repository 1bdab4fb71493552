// Charges the first trusted card that can be charged, and waits until the customer has confirmed it. Start it again with the same order after a
// crash: it does not charge the order twice.
import { setTimeout as wait } from 'node:timers/promises';
import { createWapi } from '@wapi/client';
import { chargeOnce } from '@wapi/client/charges';
import { fileChargeJournal } from '@wapi/client/node';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
  JOURNAL: folder = 'charges',
} = process.env;

// A charge without a response may still arrive. Use a pause longer than any timeout of the servers in between. No pause is certain to be long enough.
const waitBeforeLooking = Number(process.env['SECONDS_BEFORE_LOOKING'] ?? 180) * 1000;
// The customer is waiting, so 20 seconds.
const timeout = Number(process.env['SECONDS_TO_CHARGE'] ?? 20) * 1000;

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
const journal = fileChargeJournal(folder);

const { data: cards } = await wapi.trustedCards.list().orThrow();
const card = cards.find(({ verified }) => verified);
if (card === undefined) {
  console.error('There is no verified card.');
  process.exit(1);
}

const charge = await chargeAndLook(card);
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
 * @param {{ uuid: string, environment: 'sandbox' | 'live' }} card
 */
async function chargeAndLook({ uuid, environment }) {
  const order = /** @type {const} */ ({
    total: String(total),
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: orderId,
    origin: 'charge-card-example',
    response_url: 'https://shop.example.com/paid',
  });
  for (;;) {
    const result = await chargeOnce(wapi, journal, uuid, { ...order, environment }, { timeout, waitBeforeLooking });
    switch (result.outcome) {
      case 'charged':
        return result;
      case 'notCharged':
        console.error(result.error.message);
        process.exit(1);
      case 'askHuman':
        console.error(`A human must decide: ${result.reason} ${result.transaction_ids.join(' ')}`);
        process.exit(1);
      case 'unknown': {
        // A web server responds to the customer here, and calls again later.
        const pause = Math.max(100, result.lookAt.getTime() - Date.now());
        console.error(
          `The charge may have arrived. Looking for order ${orderId} in ${Math.ceil(pause / 1000)} seconds.`,
        );
        await wait(pause);
      }
    }
  }
}
