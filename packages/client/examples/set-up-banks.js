// Creates the account's two bank accounts, or updates them if they exist.
import { createWapi } from '@wapi/client';

const {
  WAPI_URL: baseUrl = 'http://127.0.0.1:4010/wapi',
  WAPI_EMAIL: email = 'wapi@test.com',
  WAPI_PASSWORD: password = 'Passw0rd!',
} = process.env;

const wapi = createWapi({
  baseUrl,
  auth: { email, password, scopes: ['wapi-user-create', 'wapi-user-update', 'wapi-user-retrieve'] },
});

// Account numbers are text, because numbers would lose their leading zeros.
const local = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };
const foreign = {
  beneficiary_name: 'John Smith',
  beneficiary_account_number: '000123456789',
  beneficiary_address: '12 Frederick Street, Port of Spain',
  beneficiary_bank: 'First Example Bank',
  beneficiary_bank_swift_or_routing_code: 'FEXBUS33',
  bank_address: '100 Main Street, Miami, FL 33101',
  intermediary_bank: 'Second Example Bank',
  intermediary_bank_address: '200 Wall Street, New York, NY 10005',
  intermediary_bank_swift_code: 'SEXBUS33',
  intermediary_bank_routing_number_or_aba: '021000021',
};

const created = await wapi.user.createLocalBank(local);
if (created.status === 409) await wapi.user.updateLocalBank(local).orThrow();
else if (created.error) throw new Error(created.error.message);
console.log(`local: ${created.status === 409 ? 'updated' : 'created'}`);

const other = await wapi.user.createForeignBank(foreign);
if (other.status === 409) await wapi.user.updateForeignBank(foreign).orThrow();
else if (other.error) throw new Error(other.error.message);
console.log(`foreign: ${other.status === 409 ? 'updated' : 'created'}`);

const banks = await wapi.user.getBanks().orThrow();
console.log(`complete: local ${banks.data.local.has_all_details}, foreign ${banks.data.foreign.has_all_details}`);
