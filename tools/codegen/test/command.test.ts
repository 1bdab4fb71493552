import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '@wapi/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientSources, runCommand } from '../src/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  return { code: runCommand(args, (line) => lines.push(line)), lines };
}

test('client creates the folder, whatever its name, and writes the sources into it', () => {
  const out = join(folder, 'a #1 100%25 50% \u00e9?/generated');
  expect(run('client', '--out', out)).toEqual({ code: 0, lines: [] });
  expect(readdirSync(out).toSorted()).toEqual([
    'file-types.ts',
    'groups.ts',
    'operation-list.ts',
    'operations.ts',
    'webhooks.ts',
    'wire.ts',
  ]);
  for (const [name, text] of Object.entries(clientSources(contract)))
    expect(readFileSync(join(out, name), 'utf8')).toBe(text);
});

test('a second run rewrites only files that are out of date', () => {
  run('client', '--out', folder);
  const long = new Date('2020-01-01');
  for (const name of ['operations.ts', 'wire.ts']) utimesSync(join(folder, name), long, long);
  writeFileSync(join(folder, 'wire.ts'), 'old');
  run('client', '--out', folder);

  expect(statSync(join(folder, 'operations.ts')).mtime).toEqual(long);
  expect(readFileSync(join(folder, 'wire.ts'), 'utf8')).toBe(clientSources(contract)['wire.ts']);
});

test.each<[name: string, args: string[], line: RegExp]>([
  [
    'nothing',
    [],
    /^wapi-codegen: the target must be client, received nothing; usage: wapi-codegen client --out <folder>$/,
  ],
  ['an unknown target', ['server', '--out', 'x'], /^wapi-codegen: the target must be client, received server; usage:/],
  ['no folder', ['client'], /^wapi-codegen: --out is missing; usage:/],
  ['an empty folder', ['client', '--out', ''], /^wapi-codegen: --out is missing; usage:/],
  ['--out without a value', ['client', '--out'], /^wapi-codegen: .*--out/],
  ['an unknown option', ['client', '--watch'], /^wapi-codegen: .*--watch/],
  ['one argument too many', ['client', 'x', '--out', 'y'], /^wapi-codegen: unexpected argument 'x'; usage:/],
])('bad usage (%s) is one line and exit code 1', (_name, args, line) => {
  const { code, lines } = run(...args);
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
  expect(lines[0]).not.toContain('\n');
});

test('a folder that is not writable causes a one-line error and exit code 1', () => {
  writeFileSync(join(folder, 'file'), '');
  const { code, lines } = run('client', '--out', join(folder, 'file'));
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^wapi-codegen: EEXIST/)]);
});
