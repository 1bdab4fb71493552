import { afterEach, expect, test, vi } from 'vitest';
import { memoryReplayGuard } from '../../src/webhooks/index.js';

afterEach(() => {
  vi.useRealTimers();
});

test('memoryReplayGuard handles an id once', async () => {
  const guard = memoryReplayGuard();
  const handle = vi.fn<() => Promise<void>>(async () => {});
  for (const id of ['a', 'b', 'a', 'b', 'a']) await guard(id, handle);
  expect(handle).toHaveBeenCalledTimes(2);
});

test('two deliveries at once are handled once, and both wait for the end', async () => {
  const guard = memoryReplayGuard();
  let end = () => {};
  const handle = vi.fn<() => Promise<void>>(() => new Promise<void>((resolve) => (end = resolve)));
  const done: number[] = [];
  const both = [1, 2].map((number) => guard('a', handle).then(() => done.push(number)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([]);
  end();
  await Promise.all(both);
  expect(handle).toHaveBeenCalledTimes(1);
});

test('two deliveries at once fail together, and the next one is handled', async () => {
  const guard = memoryReplayGuard();
  const fail = vi.fn<() => Promise<void>>(async () => {
    throw new Error('no database');
  });
  const both = await Promise.allSettled([guard('a', fail), guard('a', fail)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(fail).toHaveBeenCalledTimes(1);

  const handle = vi.fn<() => Promise<void>>(async () => {});
  await guard('a', handle);
  await guard('a', handle);
  expect(handle).toHaveBeenCalledTimes(1);
});

test('memoryReplayGuard forgets the oldest deliveries beyond its size', async () => {
  const guard = memoryReplayGuard({ size: 3 });
  const handled: string[] = [];
  for (const id of ['a', 'b', 'c', 'd', 'e', 'c', 'd', 'e', 'a']) await guard(id, async () => handled.push(id));
  expect(handled).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

test('memoryReplayGuard forgets deliveries older than its age', async () => {
  vi.useFakeTimers();
  const guard = memoryReplayGuard({ age: 60 });
  const handle = vi.fn<() => Promise<void>>(async () => {});
  await guard('a', handle);
  vi.advanceTimersByTime(60_000);
  await guard('a', handle);
  expect(handle).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  await guard('a', handle);
  expect(handle).toHaveBeenCalledTimes(2);
});

test.each<[options: object, message: string]>([
  [{ size: Number.NaN }, 'size must be a number above 0, received NaN'],
  [{ size: -1 }, 'size must be a number above 0, received -1'],
  [{ size: 0 }, 'size must be a number above 0, received 0'],
  [{ age: Number.NaN }, 'age must be a number above 0, received NaN'],
  [{ age: '86400' }, 'age must be a number above 0, received 86400'],
  [{ sise: 100 }, 'unknown option sise'],
])('memoryReplayGuard rejects %o, because duplicates would be handled again', (options, message) => {
  expect(() => memoryReplayGuard(options)).toThrow(new TypeError(`memoryReplayGuard: ${message}`));
});
