import { afterAll, describe, expect, it } from 'vitest';
import { bearer } from '../support/caller.js';
import { closeStores, createMock, useStores } from '../support/create-mock.js';
import { hasRedis, startRedis } from '../support/redis.js';

const redis = hasRedis ? await startRedis() : undefined;

describe('with Redis instead of memory', async () => {
  it.skipIf(redis === undefined)('the mocks store their state in Redis (needs redis-server)', async () => {
    await bearer(createMock(), 'wapi@test.com', 'wapi-user-all');
    expect(redis?.command('INFO', 'keyspace')).toContain('keys=');
  });
  if (redis === undefined) return;

  useStores(() => redis.url());
  afterAll(async () => {
    await closeStores();
    await redis.close();
  });

  // Rerun the suites that use in-memory storage by default, this time with Redis. Import them only now, because a suite
  // creates its mocks when it is imported.
  await import('./state.test.js');
  await import('../pipeline/access.test.js');
  await import('../control/control.test.js');
  await import('../spec/documented-errors.test.js');
  await import('../hosted-page/hosted-page.test.js');
  await import('../namespaces.test.js');
  await import('../rules/queries.test.js');
  await import('./seed.test.js');
  await import('../rules/transactions.test.js');
  await import('../rules/trusted-cards.test.js');
  await import('../rules/merchant-charges.test.js');
  await import('../webhooks/webhooks.test.js');
  await import('../rules/withdrawals.test.js');
});
