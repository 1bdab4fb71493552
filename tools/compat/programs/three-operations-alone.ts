import type { CreatePictureBody } from '@wapi/client';
import { chargeTrustedCard, createPicture, createWapiWith, getUserProfile } from '@wapi/client/operations';

const operations = { getUserProfile, createPicture, chargeTrustedCard };
const wapi = createWapiWith(operations, { platform: 'tt', environment: 'sandbox', auth: { key: 'a key' } });

/** Calls three operations of a client that contains only these operations. */
export async function openShop(picture: CreatePictureBody['picture']): Promise<[number, number, number]> {
  const profile = await wapi.getUserProfile();
  const created = await wapi.createPicture({ picture });
  const charge = await wapi.chargeTrustedCard('213e4777-2179-4fbd-9540-84e8ed83187a', {
    total: '155.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: 'A-1001',
    origin: 'my-shop',
    response_url: 'https://shop.example.com/orders/A-1001',
  });
  return [profile.status, created.status, charge.status];
}
