import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { nodeEntries } from '../src/budgets.js';
import { entriesOf, published } from '../src/install.js';
import { compilers, environments, typeCheck, versionOf } from '../src/type-check.js';

const consumer = inject('consumer');
const program = (name: string): string => readFileSync(new URL(`../programs/${name}`, import.meta.url), 'utf8');

const files = { 'every-group.ts': program('every-group.ts'), 'misuse.ts': program('misuse.ts') };

/** Imports every entry that is meant for an environment, so that all of its declarations are read and not only those that the programs need. */
function everyEntry(environment: keyof typeof environments): string {
  const entries = published.flatMap((name) => entriesOf(consumer, name));
  const meant = environment === 'Node, nodenext' ? entries : entries.filter((entry) => !nodeEntries.includes(entry));
  return meant.map((entry, index) => `export * as entry${index} from '${entry}';\n`).join('');
}

describe.each(compilers.map((compiler) => [versionOf(compiler), compiler] as const))('TypeScript %s', (_version, compiler) => {
  it.each(Object.keys(environments) as (keyof typeof environments)[])(
    'for %s: what is right compiles, what is wrong does not',
    async (environment) => {
      const all = { ...files, 'every-entry.ts': everyEntry(environment) };
      expect(await typeCheck(consumer, compiler, { files: all, environment })).toEqual({ status: 0, output: '' });
    },
  );
});

it('reports a mistake', async () => {
  const mistaken = { 'mistake.ts': "import { createWapi } from '@wapi/client';\ncreateWapi({ baseUrl: 7 });\n" };
  const { status, output } = await typeCheck(consumer, 'typescript', { files: mistaken, environment: 'Node, nodenext', skipLibCheck: true });
  expect(status).not.toBe(0);
  expect(output).toMatch(/^mistake\.ts\(2,14\): error TS2769/);
});

it('calls operations of every group', async () => {
  const { createWapi } = await import('@wapi/client');
  const groups = Object.entries(createWapi({ baseUrl: 'http://127.0.0.1/wapi' })).flatMap(([name, group]) => (typeof group === 'object' ? name : []));
  expect(groups.length).toBeGreaterThan(5);
  for (const group of groups) expect(files['every-group.ts']).toMatch(new RegExp(`\\bawait wapi\\.${group}\\.`));
});
