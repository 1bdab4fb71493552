import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { choose } from '../support/hosted-page.js';
import { exampleForm } from '../support/error-case.js';
import { balances, dataOf, signIn } from '../support/session.js';

const VERIFIED = '213e4777-2179-4fbd-9540-84e8ed83187a';

describe('a Main Merchant Account', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());
  const order = exampleForm('chargeTrustedCard', 'orderOfSubAccount');

  it('charges for a sub-account, which gets the money', async () => {
    const [mma, sub] = [await signIn(mock, 'mma@test.com'), await signIn(mock, 'sub@test.com')];
    const page = await mma('chargeTrustedCard', { path: { uuid: VERIFIED }, form: order });
    await choose(mock, page, 'approve');
    const transaction = { transaction_id: String(page.body['transaction_id']) };
    expect(dataOf(await mma('retrieveTransaction', { path: transaction }))).toMatchObject({
      status: 'success',
      receiver: '1428855397',
      total: '20.00',
      total_credited: '19.05',
    });
    expect(await balances(sub)).toEqual({ local: 0, foreign: 19.05 });
    expect(await balances(mma)).toEqual({ local: 0, foreign: 0 });
    expect(
      (await sub('retrieveTransaction', { path: { transaction_id: String(page.body['transaction_id']) } })).status,
    ).toBe(400);
    const refund = () => mma('createRefundRequest', { path: { transaction_id: String(page.body['transaction_id']) } });
    expect((await refund()).status).toBe(201);
  });

  it.each(['1234567890', '1098765432', '999'])(
    'does not charge for account %s, which is not linked to it',
    async (accountNumber) => {
      const mma = await signIn(mock, 'mma@test.com');
      const reply = await mma('chargeTrustedCard', {
        path: { uuid: VERIFIED },
        form: { ...order, account_number: accountNumber },
      });
      expect(reply.status).toBe(403);
    },
  );
});
