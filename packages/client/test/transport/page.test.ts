import { contract } from '@wapi/types';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWapi, type WapiFetch } from '../../src/index.js';
import { createRawClient } from '../../src/raw.js';
import { charge, localBank } from '../support/bodies.js';
import { calls, verifiedCard } from '../support/calls.js';
import { BASE_URL, getRejection, jsonResponse, TOKEN } from '../support/recording-client.js';

afterEach(() => vi.unstubAllGlobals());

function enterPage(): void {
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', {});
}

const respond = (status: number, body: unknown = { message: 'No' }) =>
  vi.fn<WapiFetch>(async () => jsonResponse(body, status));
const create = (fetch: WapiFetch, dangerouslyAllowBrowser = false) =>
  createWapi({ baseUrl: BASE_URL, auth: { token: TOKEN }, fetch, pacing: false, dangerouslyAllowBrowser });

const money = contract.operations.filter(({ movesMoney }) => movesMoney !== undefined);

describe('in a browser page', () => {
  test.each(money.map(({ id }) => id))('%s is refused before it is sent', async (id) => {
    enterPage();
    const fetch = respond(200);
    const error = await getRejection(calls[id](create(fetch)));
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false, operationId: id });
    expect(error.message).toContain(
      'must not be called in a browser page, because browsers may send it twice. ' +
        'Call WAPI from your server, or set dangerouslyAllowBrowser: true',
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  test('operations that move no money are sent', async () => {
    enterPage();
    const fetch = respond(200);
    await create(fetch).user.getProfile();
    await create(fetch).user.updateLocalBank(localBank);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['a documented refusal', 400],
    ['an undocumented refusal', 422],
  ])('%s of a write proves nothing, because it may be about a second copy', async (_name, status) => {
    const call = async (): Promise<unknown> => {
      const wapi = create(respond(status), true);
      return wapi.trustedCards
        .charge(verifiedCard, charge)
        .orThrow()
        .catch((error: unknown) => error);
    };
    expect(await call()).toMatchObject({ status, maybeSent: false });
    enterPage();
    expect(await call()).toMatchObject({ status, maybeSent: true });
    const result = await create(respond(400), true).trustedCards.charge(verifiedCard, charge);
    expect(result).toMatchObject({ status: 400, maybeSent: true });
    expect(await create(respond(403)).user.getProfile()).toMatchObject({ status: 403, maybeSent: false });
  });

  test('a write is not repeated after a 429', async () => {
    enterPage();
    const fetch = respond(429);
    expect(await create(fetch, true).trustedCards.charge(verifiedCard, charge)).toMatchObject({ maybeSent: true });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('a write', () => {
  const send = async (call: (wapi: ReturnType<typeof create>) => Promise<unknown>): Promise<RequestInit> => {
    const fetch = respond(200);
    await call(create(fetch));
    return fetch.mock.calls[0]?.[1] ?? {};
  };

  test('uses a new connection on Bun, which would repeat it on a reused one', async () => {
    expect(await send((wapi) => wapi.trustedCards.delete(verifiedCard))).toMatchObject({ keepalive: false });
    expect(
      await send((wapi) =>
        createRawClient(wapi).POST('/transactions/{transaction_id}/refund', {
          params: { path: { transaction_id: 'SB-1' } },
        }),
      ),
    ).toMatchObject({ keepalive: false });
    expect(await send((wapi) => wapi.user.getProfile())).not.toHaveProperty('keepalive');
  });

  test('has an empty form as its body on Deno, which would repeat it without a body', async () => {
    const refund = () => send((wapi) => wapi.transactions.requestRefund('SB-1'));
    expect((await refund()).body).toBeNull();
    vi.stubGlobal('Deno', {});
    const { body } = await refund();
    expect(body).toBeInstanceOf(FormData);
    expect([...(body as FormData)]).toEqual([]);
    expect((await send((wapi) => wapi.user.getProfile())).body).toBeNull();
  });
});
