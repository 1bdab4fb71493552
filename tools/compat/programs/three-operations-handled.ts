import { createWapi, type CreatePictureBody } from '@wapi/client';

const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key: 'a key' } });

/** Calls three operations, uses their responses and handles each error. */
export async function openShop(picture: CreatePictureBody['picture']): Promise<string> {
  const profile = await wapi.user.getProfile();
  if (profile.status !== 200) throw new Error(profile.error?.message);
  const created = await wapi.user.createPicture({ picture });
  if (created.status !== 201 && created.status !== 409) throw new Error(created.error?.message);
  const charge = await wapi.trustedCards.charge('213e4777-2179-4fbd-9540-84e8ed83187a', {
    total: '155.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: `shop-of-${profile.data.data.account_number}`,
    origin: 'my-shop',
    response_url: 'https://shop.example.com/orders/A-1001',
  });
  if (charge.error || !charge.documented) throw new Error(charge.error?.message);
  return charge.data.url;
}
