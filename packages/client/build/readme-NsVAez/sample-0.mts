import { createWapi } from '@wapi/client';

const wapi = createWapi({
  platform: 'tt',
  environment: 'sandbox', // or baseUrl: 'http://127.0.0.1:4010/wapi', for the mock
  auth: {
    email: process.env.WAPI_EMAIL ?? '',
    password: process.env.WAPI_PASSWORD ?? '',
    scopes: ['wapi-user-all', 'wapi-transactions-all', 'wapi-trusted-cards-all', 'wapi-withdrawals-all'], // what this page needs
  },
});

const { data, error } = await wapi.user.getProfile();
if (error) throw new Error(error.message);
console.log(data.data.balances.local); // { balance: 59.9, currency: 'TTD' }

export {};
