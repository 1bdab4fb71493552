import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileTokenStore } from '../../src/node/index.js';
import { createProcessSandbox, createTokens, type ProcessSandbox } from './support.js';

let workshop: ProcessSandbox;
let number = 0;
beforeAll(() => {
  workshop = createProcessSandbox();
});
afterAll(() => workshop.remove());

/** Each test uses a separate file. */
const nextFile = () => join(workshop.folder, `tokens-${(number += 1)}.json`);

const TOKENS = `const tokens = (text) => ({ owner: 'o', accessToken: text, refreshToken: text, expiresAt: 0 });`;

test('ten processes that update at once lose no update', async () => {
  const file = nextFile();
  const children = Array.from({ length: 10 }, () =>
    workshop.start(
      `${TOKENS}
      const store = fileTokenStore(args[0]);
      for (let time = 0; time < 10; time += 1) {
        await store.update(async (current) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
          return { ...tokens('x'), expiresAt: (current?.expiresAt ?? 0) + 1 };
        });
      }`,
      file,
    ),
  );
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual(Array.from({ length: 10 }, () => 0));
  expect((await fileTokenStore(file).read())?.expiresAt).toBe(100);
});

test.concurrent('a process that is killed inside update keeps the next one waiting for some seconds only', async () => {
  const file = nextFile();
  await fileTokenStore(file).update(async () => createTokens('1'));
  const child = workshop.start(
    `await fileTokenStore(args[0]).update(() => {
      console.log('inside');
      return new Promise((resolve) => setTimeout(resolve, 1e6));
    });`,
    file,
  );
  await child.says('inside');
  expect(await fileTokenStore(file).read()).toEqual(createTokens('1'));
  child.process.kill('SIGKILL');
  await child.ended;

  await fileTokenStore(file, { timeout: 20_000 }).update(async (current) => {
    expect(current).toEqual(createTokens('1'));
    return createTokens('2');
  });
  expect(await fileTokenStore(file).read()).toEqual(createTokens('2'));
});

test.concurrent('many that wait for a dead one take turns', async () => {
  const file = nextFile();
  const dead = workshop.start(
    `await fileTokenStore(args[0]).update(() => { console.log('inside'); process.kill(process.pid, 'SIGKILL'); });`,
    file,
  );
  await dead.ended;
  expect(dead.output()).toContain('inside');
  const children = Array.from({ length: 4 }, () =>
    workshop.start(
      `${TOKENS}
      await fileTokenStore(args[0]).update(async (current) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { ...tokens('x'), expiresAt: (current?.expiresAt ?? 0) + 1 };
      });`,
      file,
    ),
  );
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
  expect((await fileTokenStore(file).read())?.expiresAt).toBe(4);
});

test.concurrent('a process that is slow but alive keeps its lock', async () => {
  const file = nextFile();
  const child = workshop.start(
    `${TOKENS}
    await fileTokenStore(args[0]).update(async () => {
      console.log('inside');
      await new Promise((resolve) => setTimeout(resolve, 9000));
      return tokens('slow');
    });`,
    file,
  );
  await child.says('inside');
  await fileTokenStore(file).update(async (current) => {
    expect(current?.accessToken).toBe('slow');
    return current;
  });
  expect(await child.ended).toBe(0);
});

test.concurrent('a process that was suspended until another took over changes nothing', async () => {
  const file = nextFile();
  const child = workshop.start(
    `${TOKENS}
    const done = fileTokenStore(args[0]).update(async () => {
      console.log('inside');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return tokens('suspended');
    });
    await done.catch((error) => console.log(error.message));`,
    file,
  );
  await child.says('inside');
  child.process.kill('SIGSTOP');
  await fileTokenStore(file).update(async () => createTokens('2'));
  child.process.kill('SIGCONT');
  expect(await child.ended).toBe(0);
  expect(child.output()).toContain(
    'was not changed. This process was suspended for so long that another process took the lock',
  );
  expect(await fileTokenStore(file).read()).toEqual(createTokens('2'));
});

test('a process that is killed while it writes leaves the old or the new content, each time', async () => {
  for (let round = 0; round < 24; round += 1) {
    // In half of the rounds, the first write has ended before the process is killed.
    const hasWritten = round % 2 === 1;
    const file = nextFile();
    await fileTokenStore(file).update(async () => createTokens('old'));
    const child = workshop.start(
      `${TOKENS}
      const store = fileTokenStore(args[0]);
      await store.update(async (current) => current);
      console.log('start');
      for (let time = 0; ; time += 1) {
        await store.update(async () => tokens(String(time % 10).repeat(200_000)));
        if (time === 0) console.log('written');
      }`,
      file,
    );
    await child.says(hasWritten ? 'written' : 'start');
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    child.process.kill('SIGKILL');
    await child.ended;

    const { accessToken = '', refreshToken } = JSON.parse(readFileSync(file, 'utf8')) as {
      accessToken?: string;
      refreshToken?: string;
    };
    const isNew = /^(\d)\1{199999}$/.test(accessToken);
    expect(isNew || (!hasWritten && accessToken === 'access-old')).toBe(true);
    expect(refreshToken).toBe(isNew ? accessToken : 'refresh-old');
    expect((await fileTokenStore(file).read())?.accessToken).toBe(accessToken);
  }
});
