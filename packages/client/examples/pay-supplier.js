// Pays the invoice of a supplier. Start it again with the same invoice after a crash: it pays no invoice twice.
import { setTimeout as wait } from 'node:timers/promises';
import { createWapi } from '@wapi/client';
import { filePayoutJournal } from '@wapi/client/node';
import { payOnce, releasePayout, settlePayout } from '@wapi/client/payouts';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
  JOURNAL: folder = 'payouts',
} = process.env;

// A withdrawal without a response may still arrive. Use a pause longer than any timeout of the servers in between.
const waitBeforeLooking = Number(process.env['SECONDS_BEFORE_LOOKING'] ?? 180) * 1000;
const timeout = Number(process.env['SECONDS_TO_PAY'] ?? 20) * 1000;

const [invoice, amount, decision] = process.argv.slice(2);
if (invoice === undefined || amount === undefined) {
  console.error('usage: node pay-supplier.js INVOICE AMOUNT [none | TRANSACTION_ID]');
  process.exit(2);
}

const journal = filePayoutJournal(folder);
// A human has decided: the invoice was not paid, or this withdrawal paid it.
if (decision === 'none') await releasePayout(journal, invoice);
else if (decision !== undefined) await settlePayout(journal, invoice, decision);

const wapi = createWapi({
  baseUrl,
  auth: { email, password, scopes: ['wapi-withdrawals-create', 'wapi-withdrawals-retrieve'] },
});

// In your program, the supplier's details come from your database.
const payout = /** @type {const} */ ({
  withdrawal_type: 'sub_banked',
  currency: 'TTD',
  amount,
  email: 'supplier@example.com',
  phone: '+18687778899',
  id_type: 'passport',
  id_number: 'TB963809',
  bank_name: 'First Citizens',
  bank_account: '1234567890',
  name_in_bank: 'Jane Doe',
});

for (;;) {
  const result = await payOnce(wapi, journal, invoice, payout, { timeout, waitBeforeLooking });
  switch (result.outcome) {
    case 'paid':
      console.log(`Invoice ${invoice} is paid by withdrawal ${result.transaction_id}.`);
      process.exit(0);
    case 'notPaid':
      console.error(result.error.message);
      process.exit(1);
    case 'askHuman':
      console.error(`A human must decide: ${result.reason} ${result.transaction_ids.join(' ')}`);
      process.exit(1);
    case 'unknown': {
      const pause = Math.max(100, result.lookAt.getTime() - Date.now());
      console.error(`The withdrawal may have arrived. Looking for it in ${Math.ceil(pause / 1000)} seconds.`);
      await wait(pause);
    }
  }
}
