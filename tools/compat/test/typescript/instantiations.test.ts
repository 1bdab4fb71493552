import { expect, inject, it } from 'vitest';
import { instantiationBudgets } from '../../src/budgets.js';
import { readProgram } from '../../src/programs/read-program.js';
import { typeCheck } from '../../src/typescript/type-check.js';

it.each(instantiationBudgets)('$program costs at most $limit instantiations', async ({ program, limit }) => {
  const files = { [program]: readProgram(program) };
  // Skip checking library declarations, as most projects do. Unused declarations then cost nothing.
  const options = {
    files,
    environment: 'a browser, bundler',
    skipLibCheck: true,
  } as const;
  const { status, output, instantiations } = await typeCheck(inject('consumer'), 'typescript', options);

  expect(status, output).toBe(0);
  expect(instantiations).toBeGreaterThan(0);
  expect(instantiations).toBeLessThanOrEqual(limit);
});
