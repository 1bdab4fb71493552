import { contract } from '@wapi/types';
import { describe, expect, it } from 'vitest';
import { accountRules } from '../../src/rules/index.js';
import { respondWithFirstExample } from '../../src/rules/default-rule.js';
import type { RuleContext } from '../../src/rules/rule.js';
import { createPersonas } from '../../src/state/personas.js';

const [persona] = createPersonas(contract, 'tt');
const withQuery = contract.operations.filter(({ parameters }) =>
  parameters.some((parameter) => parameter.in === 'query'),
);

describe('a query parameter', () => {
  it.each(withQuery)('of $id is used by the rule, and not only checked', async (operation) => {
    const names = operation.parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : []));
    const read = new Set<string>();
    const values: Record<string, unknown> = {
      page: 1,
      page_size: 15,
      environment: 'sandbox',
      fee_structure: 'split',
      currency: 'TTD',
      amount: 100,
    };
    const query = new Proxy(values, {
      get(target, name) {
        read.add(String(name));
        return target[String(name)];
      },
    });
    const context = {
      contract,
      operation,
      query,
      platform: contract.platforms.tt,
      platformId: 'tt',
      request: { origin: 'https://mock', path: '/wapi', query: '' },
    };
    const rule = accountRules.get(operation.id) ?? respondWithFirstExample;
    const decision = await rule(context as unknown as RuleContext, structuredClone(persona?.account) as never);
    decision.fill?.({ data: {} });
    const unread = names.filter((name) => !read.has(name));
    expect(unread, `Make src/rules take account of what ${operation.id} can be asked for`).toEqual([]);
  });
});
