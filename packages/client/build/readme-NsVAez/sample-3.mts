import { isWapiError } from '@wapi/client';

const order = {
  total: '155.00',
  currency: 'TTD',
  fee_structure: 'customer_pay',
  order_id: 'A-1001',
  origin: 'my-shop',
  response_url: 'https://shop.example.com/orders/A-1001',
} as const;
try {
  const timeouts = { total: 20_000 }; // a customer waits; the default is two minutes
  const { url, transaction_id } = await wapi.trustedCards.charge('213e4777-2179-4fbd-9540-84e8ed83187a', order, { timeouts }).orThrow();
  console.log(url, transaction_id); // the customer confirms at the url
} catch (error) {
  if (isWapiError(error) && error.maybeSent) console.error('A-1001 may be charged: see "After a timeout"');
  throw error;
}

export {};
