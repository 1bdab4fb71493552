// Writes all transactions as CSV to standard output, page by page.
import { createWapi } from '@wapi/client';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
} = process.env;

const environment = process.argv[2] === 'live' ? 'live' : 'sandbox';
const wapi = createWapi({ baseUrl, auth: { email, password, scopes: ['wapi-transactions-retrieve'] } });

/**
 * Quotes a value for a spreadsheet, and prevents it from being read as a formula.
 *
 * @param {string | undefined} value
 */
function cell(value = '') {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** @param {(string | undefined)[]} values */
function print(...values) {
  console.log(values.map(cell).join(','));
}

print(
  'transaction_id',
  'order_id',
  'date',
  'status',
  'status_desc',
  'total',
  'currency',
  'total_credited',
  'currency_credited',
);
// A new payment moves earlier ones to the next page, so a payment may occur twice.
const seen = new Set();
for await (const transaction of wapi.transactions.list({ environment, page_size: 100 })) {
  if (seen.has(transaction.transaction_id)) continue;
  seen.add(transaction.transaction_id);
  const { transaction_id: id, order_id: order, date, status, status_desc: description, total, currency } = transaction;
  // Amounts are printed unchanged, as text. Only a successful payment has a credited amount.
  const [credited, creditedCurrency] =
    transaction.status === 'success' ? [transaction.total_credited, transaction.currency_credited] : [];
  print(id, order, date, status, description, total, currency, credited, creditedCurrency);
}
