import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRedoclyInput, lintInProcess } from '../../src/bundle/redocly-input.js';
import { withoutRoundingFindings } from '../../src/lint/rounding-findings.js';
import { readSource } from '../../src/source/sources.js';
import { dir, specFiles } from '../support/source.js';

const file = join(dir, 'components', 'parameters', 'Amount.yaml');

/** Returns Redocly's messages about an example of an amount that must be a whole number of cents. */
async function lintAmount(example: string, filter = withoutRoundingFindings): Promise<string[]> {
  const files = specFiles();
  const text = files.get(file) ?? '';
  files.set(
    file,
    text.replace('exclusiveMinimum: 0\n', '$&  multipleOf: 0.01\n').replace('example: 100', `example: ${example}`),
  );
  const sources = [...files].map(([name, content]) => readSource(dir, name, content));
  const findings = await lintInProcess(await createRedoclyInput(dir, 'contract', sources));
  return filter(sources, findings).map(({ message }) => message);
}

it('an example that binary floating point cannot divide is not reported', async () => {
  expect(await lintAmount('0.07', (_sources, findings) => [...findings])).toHaveLength(1);
  expect(await lintAmount('0.07')).toEqual([]);
});

it('an example that is not a multiple is reported', async () => {
  expect(await lintAmount('0.075')).toEqual([expect.stringContaining('must be multiple of 0.01')]);
});
