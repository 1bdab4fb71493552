import { createWapi, type CreatePictureBody } from '@wapi/client';

const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key: 'a key' } });

/** Calls three operations. The picture is a parameter, because its type must not count towards the client's cost. */
export async function openShop(picture: CreatePictureBody['picture']): Promise<[number, number, number]> {
  const profile = await wapi.user.getProfile();
  const created = await wapi.user.createPicture({ picture });
  const charge = await wapi.trustedCards.charge('213e4777-2179-4fbd-9540-84e8ed83187a', {
    total: '155.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: 'A-1001',
    origin: 'my-shop',
    response_url: 'https://shop.example.com/orders/A-1001',
  });
  return [profile.status, created.status, charge.status];
}
