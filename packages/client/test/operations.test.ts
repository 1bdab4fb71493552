import { readFileSync } from 'node:fs';
import { contract, type OperationId } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { isWapiError } from '../src/index.js';
import { credentials, exampleId, localBank } from './support/bodies.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  withoutPacingOrRetries,
  getRejection,
  getThrown,
} from './support/recording-client.js';
import { createMockPersonas } from './support/mock-personas.js';

// Most of the module is generated, so a linter cannot resolve it before the build.
const entry = await import('../src/operations.js');
const { createWapiWith, ...operations } = entry;

test('the entry exports every operation, createWapiWith, and nothing else', () => {
  expect(Object.keys(entry).toSorted()).toEqual(
    [...contract.operations.map(({ id }) => id), 'createWapiWith'].toSorted(),
  );
});

test('the entry describes every operation as the contract does', () => {
  for (const {
    id,
    method,
    path,
    scopes,
    credentials: wanted,
    rateLimit,
    responses,
    methodOverride,
  } of contract.operations) {
    const statuses = responses.map(({ status }) => status);
    expect(operations[id]).toMatchObject({
      id,
      method,
      path,
      limit: rateLimit.requests,
      statuses,
      credentials: wanted,
      scope: scopes[0],
    });
    expect(operations[id].bucket ?? id).toBe(rateLimit.bucket);
    expect(operations[id].override).toEqual(
      methodOverride && { method: methodOverride.method, field: methodOverride.field },
    );
  }
});

test('no import of the entry includes openapi-fetch', () => {
  const seen = new Set<string>();
  const visit = (file: URL): void => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*? from '([^']+)';$/gm,
    )) {
      expect(from).not.toBe('openapi-fetch');
      if (from.startsWith('.')) visit(new URL(from.replace(/\.js$/, '.ts'), file));
    }
  };
  visit(new URL('../src/operations.ts', import.meta.url));
  expect(seen.size).toBeGreaterThan(10);
});

describe('a client of a few operations', () => {
  const picture = { data: new Uint8Array(1), filename: 'x.png', type: 'image/png' };
  const chosen = {
    grant: operations.createToken,
    profile: operations.getUserProfile,
    fees: operations.getTransactionFees,
    payments: operations.getTransactionHistory,
    payment: operations.retrieveTransaction,
    setBank: operations.updateLocalBank,
    upload: operations.createPicture,
    card: operations.chargeTrustedCard,
    removeBank: operations.deleteLocalBank,
    meta: operations.getWithdrawalMeta,
  };

  async function client() {
    const world = createMockPersonas();
    const key =
      (await world.keysOf('wapi@test.com')).find(({ status, scopes }) => status === 'valid' && scopes.length > 1)
        ?.key ?? '';
    return createWapiWith(chosen, {
      ...withoutPacingOrRetries,
      baseUrl: 'http://wapi.mock/wapi',
      auth: { key },
      fetch: world.fetch,
    });
  }

  test('calls an operation of each kind', async () => {
    const wapi = await client();
    expect((await wapi.grant(credentials).orThrow()).token_type).toBe('Bearer');
    expect((await wapi.profile().orThrow()).data.email).toBe('wapi@test.com');
    expect((await wapi.fees({ fee_structure: 'split', currency: 'TTD', amount: 100 })).status).toBe(200);
    expect((await wapi.payment(exampleId('retrieveTransaction', 'transaction_id')).orThrow()).data.status).toBe(
      'success',
    );
    expect((await wapi.setBank({ bank_account: localBank.bank_account })).status).toBe(200);
    expect((await wapi.meta({ signal: AbortSignal.timeout(5000) })).status).toBe(200);
    expect((await wapi.removeBank()).status).toBe(200);

    const upload = await getRejection(wapi.upload({ picture }).orThrow());
    expect(isWapiError(upload, 'createPicture', 400)).toBe(true);
    const charge = await wapi.card('213e4777', { total: '5.00' } as never);
    expect(charge.status).toBe(400);
  });

  test('iterates over a list', async () => {
    const found: string[] = [];
    for await (const { transaction_id: id } of (await client()).payments({ environment: 'sandbox', page_size: 3 }))
      found.push(id);
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found).size).toBe(found.length);
  });

  test('has the given methods, and limits', async () => {
    expect(Object.keys(await client()).toSorted()).toEqual([...Object.keys(chosen), 'limits'].toSorted());
  });
});

test('limits are returned for the given operations, by their ids', () => {
  const fetch = async (): Promise<Response> => jsonResponse({ message: 'OK' });
  const { getBanks, getUserProfile } = entry;
  const wapi = createWapiWith(
    { banks: getBanks, profile: getUserProfile },
    { baseUrl: BASE_URL, auth: { key: KEY }, fetch },
  );
  expect(Object.keys(wapi.limits())).toEqual(['getBanks', 'getUserProfile'] satisfies OperationId[]);
  const unpaced = createWapiWith({ banks: getBanks }, { ...withoutPacingOrRetries, baseUrl: BASE_URL });
  expect(unpaced.limits()).toEqual({ getBanks: { limit: 15, remaining: 15, waiting: 0, nextAt: undefined } });
});

test('the name `limits` is rejected, because every client has it', () => {
  const error = getThrown(() => createWapiWith({ limits: entry.getBanks }, { baseUrl: BASE_URL }));
  expect(error).toMatchObject({
    name: 'WapiConfigError',
    message: 'createWapiWith: an operation must not be named limits, because every client has limits()',
  });
});
