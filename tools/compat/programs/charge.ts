import { createWapi, type WapiError } from '@wapi/client';

// A small program that bundlers build for Node and for a page.

export interface ChargeInput {
  readonly baseUrl: string;
  readonly email: string;
  readonly password: string;
}

/** Signs in, reads the profile and charges the first card. */
export async function chargeCard({ baseUrl, email, password }: ChargeInput): Promise<object> {
  const scopes = 'wapi-user-all wapi-trusted-cards-all';
  const { access_token: token } = await createWapi({ baseUrl }).auth.grant({ email, password, scopes }).orThrow();
  const wapi = createWapi({ baseUrl, auth: { token } });
  const { data: profile } = await wapi.user.getProfile().orThrow();
  const { data: cards } = await wapi.trustedCards.list().orThrow();
  const charge = await wapi.trustedCards
    .charge(cards[0]?.uuid ?? '', {
      total: '5.00',
      currency: 'TTD',
      fee_structure: 'customer_pay',
      order_id: 'A-1',
      origin: 'compat',
      response_url: 'https://shop.example.com',
    })
    .then(({ status }) => ({ status }))
    .catch(({ name, maybeSent }: WapiError) => ({ name, maybeSent }));
  return { email: profile.email, charge };
}
