import { createWapi, isWapiError } from '@wapi/client';
import { createRawClient } from '@wapi/client/raw';
import type { ChargeTrustedCardBody, GetUserProfileData, Wapi, WapiOptions } from '@wapi/client';

// Typical integrator code that uses every group and each kind of argument. It must compile wherever the package is
// installed.

export const options: WapiOptions = { platform: 'tt', environment: 'sandbox', auth: { key: 'a key' } };
export const withToken: Wapi = createWapi({ baseUrl: 'http://127.0.0.1/wapi', auth: { token: async () => 'a token' } });
export const wapi = createWapi(options);

export async function signIn(): Promise<string> {
  const { access_token: token } = await wapi.auth
    .grant({ email: 'me@example.com', password: 'a password', scopes: 'wapi-user-all' })
    .orThrow();
  return token;
}

export async function setUpAccount(picture: Blob, signal: AbortSignal): Promise<GetUserProfileData['data']> {
  const account = await wapi.accounts.retrieve('1428855397');
  if (account.status === 200) await wapi.user.updatePhone({ phone: '+18687770000' }, { signal });
  await wapi.user.createPicture({ picture: { data: picture, filename: 'me.png', type: 'image/png' } });
  await wapi.user.updatePicture({ picture: new Uint8Array(1) }, { headers: { 'X-Request-Id': '1' } });
  const bank = await wapi.user.createLocalBank({
    bank_name: 'a',
    name_in_bank: 'b',
    bank_account: '000123',
    bank_account_type: 'saving',
  });
  if (bank.status === 409) await wapi.user.updateLocalBank({ bank_account: '000123' });
  const { data } = await wapi.user.getProfile({ signal }).orThrow();
  const { balance }: { balance: number } = data.balances.local;
  return balance >= 0 ? data : Promise.reject(new Error('overdrawn'));
}

export async function charge(card: string, body: ChargeTrustedCardBody): Promise<string | undefined> {
  const charged = await wapi.trustedCards.charge(card, {
    ...body,
    total: '155.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
  });
  if (charged.error || !charged.documented) return undefined;
  const { data: paid } = await wapi.transactions.retrieve(charged.data.transaction_id).orThrow();
  return paid.status === 'success' ? paid.total_credited : undefined;
}

export async function listPayouts(): Promise<string[]> {
  const query = { start_date: '2025-03-01', with_deleted: true, page: 1 };
  const { data } = await wapi.withdrawals.list({ ...query, status: [0, 4] }).orThrow();
  return data.data.map(({ transaction_id: id, amount, currency }) => `${id} ${amount} ${currency}`);
}

export async function byPath(): Promise<string | undefined> {
  const { data } = await createRawClient(wapi).GET('/user');
  return data?.data.email;
}

export function explain(error: unknown): string {
  return isWapiError(error) ? `${error.operationId ?? 'createWapi'}: ${error.message}` : 'something else';
}
