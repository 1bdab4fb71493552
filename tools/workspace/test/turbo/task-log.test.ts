import { expect, it } from 'vitest';
import { TaskLog } from '../../src/turbo/task-log.js';

const line = (source: string, text: string, level = 'stdout'): string =>
  JSON.stringify({ source, level, timestamp: 0, text });

it('reports each task once, as it starts, and whether its output comes from the cache', () => {
  const log = new TaskLog();
  const starts = [
    line('turbo', '   • Running build in 2 packages', 'info'),
    line('@wapi/spec#bundle', 'cache hit, replaying logs 1a2b'),
    line('@wapi/types#build', 'cache miss, executing 3c4d'),
    line('@wapi/types#build', '> tsc'),
    line('@wapi/spec#bundle', '> tsx bundle.ts'),
  ].map((text) => log.add(text));
  expect(starts).toEqual([
    undefined,
    { id: '@wapi/spec#bundle', cached: true },
    { id: '@wapi/types#build', cached: false },
    undefined,
    undefined,
  ]);
});

it('keeps the output of each task apart', () => {
  const log = new TaskLog();
  for (const [id, text] of [
    ['@wapi/a#test', 'cache miss'],
    ['@wapi/b#test', 'cache miss'],
    ['@wapi/a#test', 'one'],
    ['@wapi/b#test', 'two'],
    ['@wapi/a#test', 'three'],
  ] as const) {
    log.add(line(id, text));
  }
  expect([log.getOutput('@wapi/a#test'), log.getOutput('@wapi/b#test'), log.getOutput('@wapi/c#test')]).toEqual([
    'one\nthree',
    'two',
    '',
  ]);
});

it('collects the errors of turbo itself, as records or as plain text', () => {
  const log = new TaskLog();
  log.add(line('turbo', '   • Running build', 'info'));
  log.add(line('turbo', 'command (tools/a) exited (2)', 'error'));
  log.add('  x Missing tasks in project');
  expect(log.getTurboOutput()).toBe('command (tools/a) exited (2)\n  x Missing tasks in project');
});
