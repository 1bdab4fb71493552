import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { instantiationBudgets } from '../src/budgets.js';
import { typeCheck } from '../src/type-check.js';

it.each(instantiationBudgets)('$program costs at most $limit instantiations', async ({ program, limit }) => {
  const files = { [program]: readFileSync(new URL(`../programs/${program}`, import.meta.url), 'utf8') };
  // Declarations that are not used cost nobody anything, whose projects skip them.
  const options = { files, environment: 'a browser, bundler', skipLibCheck: true, args: ['--extendedDiagnostics'] } as const;
  const { status, output } = await typeCheck(inject('consumer'), 'typescript', options);

  expect(status, output).toBe(0);
  expect(Number(/^Instantiations:\s+(\d+)$/m.exec(output)?.[1])).toBeLessThanOrEqual(limit);
});
