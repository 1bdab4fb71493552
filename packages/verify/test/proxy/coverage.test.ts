import { createMock } from '@wapi/mock';
import { contract } from '@wapi/types';
import { expect, it } from 'vitest';
import { createProxy } from '../../src/index.js';

it('the proxy returns the parts of the contract that its traffic covers', async () => {
  const mock = createMock();
  const { url: target } = await mock.listen();
  const proxy = createProxy({ target });
  const { url, origin } = await proxy.listen();
  await (await fetch(`${url}/withdrawals/meta`)).text();
  await (await fetch(`${url}/user`)).text();
  const coverage: unknown = await (await fetch(`${origin}/__wapi/coverage`)).json();
  expect(coverage).toMatchObject({
    operations: { seen: 2, all: contract.operations.length },
    statuses: { seen: 2 },
    examples: { seen: 2 },
  });
  await proxy.close();
  await mock.close();
});
