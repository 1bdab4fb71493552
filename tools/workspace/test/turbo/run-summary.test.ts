import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectSummary, listFailedTasks } from '../../src/turbo/run-summary.js';

let root: string;
let runs: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wapi-turbo-'));
  runs = join(root, '.turbo', 'runs');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, command: string, startTime = Date.now()): string {
  mkdirSync(runs, { recursive: true });
  const file = join(runs, name);
  writeFileSync(file, JSON.stringify({ execution: { command, startTime }, tasks: [] }));
  return file;
}

it('finds the summary of its own run and deletes it', () => {
  const earlier = write('a.json', 'turbo run build');
  const take = expectSummary(root, ['run', 'build']);
  const other = write('b.json', 'turbo run test');
  const own = write('c.json', 'turbo run build --concurrency=100%');
  expect(take()?.execution.command).toBe('turbo run build --concurrency=100%');
  expect([earlier, other, own].map((file) => existsSync(file))).toEqual([true, true, false]);
});

it('finds nothing if turbo wrote no summary', () => {
  expect(expectSummary(root, ['run', 'build'])()).toBeUndefined();
});

it('lists the tasks that ran and failed, and not those that were never started', () => {
  const execution = { command: 'turbo run test', startTime: 0 };
  const tasks = [
    { taskId: '@wapi/a#test', execution: { exitCode: 0 } },
    { taskId: '@wapi/b#test', execution: { exitCode: 1, error: 'exited (1)' } },
    { taskId: '@wapi/c#test', execution: { error: 'killed' } },
    { taskId: '@wapi/d#test' },
  ];
  expect(listFailedTasks({ execution, tasks })).toEqual(['@wapi/b#test', '@wapi/c#test']);
});
