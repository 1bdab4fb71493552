import { describe, expect, inject, it } from 'vitest';
import { nodeEntries } from '../../src/budgets.js';
import { readEntries, published } from '../../src/package-managers/install-consumer.js';
import { readProgram } from '../../src/programs/read-program.js';
import {
  compilers,
  type Environment,
  environments,
  typeCheck,
  readCompilerVersion,
} from '../../src/typescript/type-check.js';

const consumer = inject('consumer');

const files = { 'every-group.ts': readProgram('every-group.ts'), 'misuse.ts': readProgram('misuse.ts') };

/** Imports every entry, so that the compiler checks all declarations and not only those that the programs use. */
function everyEntry(environment: Environment): string {
  // Of the installed packages, only the client is published as CommonJS.
  const names = environment.startsWith('CommonJS') ? ['@wapi/client'] : published;
  const entries = names.flatMap((name) => readEntries(consumer, name));
  const available =
    environment === 'a browser, bundler' ? entries.filter((entry) => !nodeEntries.includes(entry)) : entries;
  return available.map((entry, index) => `export * as entry${index} from '${entry}';\n`).join('');
}

describe.each(compilers.map((compiler) => [readCompilerVersion(compiler), compiler] as const))(
  'TypeScript %s',
  (_version, compiler) => {
    // Check CommonJS only with the oldest compiler, because only old projects use the client as CommonJS. TypeScript 6
    // deprecates node10, and TypeScript 7 removes it.
    const supported = (Object.keys(environments) as Environment[]).filter(
      (environment) => !environment.startsWith('CommonJS') || compiler === compilers[0],
    );
    it.each(supported)('accepts correct code and rejects each mistake for %s', async (environment) => {
      const all = { ...files, 'every-entry.ts': everyEntry(environment) };
      expect(await typeCheck(consumer, compiler, { files: all, environment })).toMatchObject({ status: 0, output: '' });
    });
  },
);

it('the type check reports a mistake', async () => {
  const mistaken = { 'mistake.ts': "import { createWapi } from '@wapi/client';\ncreateWapi({ baseUrl: 7 });\n" };
  const { status, output } = await typeCheck(consumer, 'typescript', {
    files: mistaken,
    environment: 'Node, nodenext',
    skipLibCheck: true,
  });
  expect(status).not.toBe(0);
  expect(output).toMatch(/^mistake\.ts\(2,14\): error TS2769/);
});

it('every-group.ts calls operations of every group', async () => {
  const { createWapi } = await import('@wapi/client');
  const groups = Object.entries(createWapi({ baseUrl: 'http://127.0.0.1/wapi' })).flatMap(([name, group]) =>
    typeof group === 'object' ? name : [],
  );
  expect(groups.length).toBeGreaterThan(5);
  for (const group of groups) expect(files['every-group.ts']).toMatch(new RegExp(`\\bawait wapi\\.${group}\\b`));
});
