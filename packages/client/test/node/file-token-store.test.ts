import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isWapiError } from '../../src/index.js';
import { fileTokenStore, type StoredTokens } from '../../src/node/index.js';
import { createTokens } from './support.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-store-'));
  file = join(folder, 'tokens.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const set = (tokens: StoredTokens | undefined) => async () => tokens;

test('fileTokenStore reads what another store wrote, through a path, a URL or a link', async () => {
  const store = fileTokenStore(file);
  expect(await store.read()).toBeUndefined();
  expect(await store.update(set(createTokens('1')))).toEqual(createTokens('1'));
  symlinkSync(file, join(folder, 'link.json'));
  for (const path of [file, pathToFileURL(file), join(folder, 'link.json')])
    expect(await fileTokenStore(path).read()).toEqual(createTokens('1'));
});

test('an update through a link changes the file and keeps the link', async () => {
  const link = join(folder, 'link.json');
  await fileTokenStore(file).update(set(createTokens('1')));
  symlinkSync(file, link);
  await fileTokenStore(link).update(set(createTokens('2')));
  expect(await fileTokenStore(file).read()).toEqual(createTokens('2'));
});

test('an update receives the stored tokens, and deletes them by returning undefined', async () => {
  const store = fileTokenStore(file);
  const seen: unknown[] = [];
  for (const next of [createTokens('1'), undefined, createTokens('2')]) {
    await store.update(async (current) => {
      seen.push(current);
      return next;
    });
  }
  expect(seen).toEqual([undefined, createTokens('1'), undefined]);
});

test('updates of two stores in one process do not mix', async () => {
  const add = (current: StoredTokens | undefined): Promise<StoredTokens> =>
    new Promise((resolve) =>
      setTimeout(() => resolve({ ...createTokens('x'), expiresAt: (current?.expiresAt ?? 0) + 1 }), 5),
    );
  const stores = [fileTokenStore(file), fileTokenStore(file)];
  await Promise.all(Array.from({ length: 10 }, (_empty, index) => stores[index % 2]?.update(add)));
  expect((await fileTokenStore(file).read())?.expiresAt).toBe(10);
});

test('an update that throws changes nothing and releases the lock', async () => {
  const store = fileTokenStore(file, { timeout: 500 });
  await store.update(set(createTokens('1')));
  const error = new Error('no network');
  await expect(store.update(() => Promise.reject(error))).rejects.toBe(error);
  expect(await store.read()).toEqual(createTokens('1'));
  await store.update(set(createTokens('2')));
});

test('an update of a process that was suspended until another process took its lock changes nothing', async () => {
  const store = fileTokenStore(file);
  await store.update(set(createTokens('1')));
  const late = store.update(async () => {
    writeFileSync(join(`${file}.lock`, '3'), 'released');
    return createTokens('2');
  });
  await expect(late).rejects.toThrow(/tokens\.json was not changed\. This process was suspended for so long/);
  expect(await store.read()).toEqual(createTokens('1'));
});

test('the file and its lock are accessible to the owner only, and no other file remains', async () => {
  await fileTokenStore(file).update(set(createTokens('1')));
  await fileTokenStore(file).update(set(createTokens('2')));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).toSorted()).toEqual(['tokens.json', 'tokens.json.lock']);
  expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o700);
  expect(readdirSync(`${file}.lock`)).toEqual(['2']);
});

test('the partial file of a dead process is removed', async () => {
  mkdirSync(`${file}.lock`);
  writeFileSync(join(`${file}.lock`, '7'), 'released');
  writeFileSync(join(`${file}.lock`, '6.tmp'), 'secret');
  await fileTokenStore(file).update(set(createTokens('1')));
  expect(readdirSync(`${file}.lock`)).toEqual(['8']);
});

describe('a file that is not a token store counts as empty and is replaced:', () => {
  test.each([
    ['nothing', ''],
    ['half of it', JSON.stringify(createTokens('1')).slice(0, 60)],
    ['something else', '{"name":"x"}'],
    ['null', 'null'],
    ['a field of another type', JSON.stringify({ ...createTokens('1'), expiresAt: '1' })],
    ['no text', '\u0000\uFFFD'],
    ['too much', `${JSON.stringify(createTokens('1'))}${' '.repeat(1_100_000)}`],
  ])('%s', async (_name, content) => {
    writeFileSync(file, content, { mode: 0o600 });
    const store = fileTokenStore(file);
    expect(await store.read()).toBeUndefined();
    await store.update(async (current) => {
      expect(current).toBeUndefined();
      return createTokens('2');
    });
    expect(await store.read()).toEqual(createTokens('2'));
  });
});

describe('fileTokenStore rejects', () => {
  async function refusal(path: string): Promise<string> {
    const messages = await Promise.all(
      [fileTokenStore(path).read(), fileTokenStore(path).update(() => Promise.reject(new Error('was called')))].map(
        (work) =>
          work.then(
            () => 'nothing',
            (error: unknown) => {
              expect(isWapiError(error)).toBe(true);
              return (error as Error).message;
            },
          ),
      ),
    );
    expect(messages[1]).toBe(messages[0]);
    return messages[0] ?? '';
  }

  test.each([0o640, 0o604, 0o620, 0o644].map((mode) => [mode.toString(8), mode] as const))(
    'a file of mode %s',
    async (_octal, mode) => {
      writeFileSync(file, JSON.stringify(createTokens('1')));
      chmodSync(file, mode);
      expect(await refusal(file)).toBe(
        `fileTokenStore: ${file} must have mode 600, received ${mode.toString(8)}, which gives other users access ` +
          'to the tokens. Run chmod 600, or delete it',
      );
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(createTokens('1'));
    },
  );

  test('a file in a folder that does not exist', async () => {
    expect(await refusal(join(folder, 'no', 'tokens.json'))).toMatch(
      /the folder of .*\/no\/tokens\.json does not exist\. Create it first$/,
    );
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  test('a folder, and a file below a file', async () => {
    writeFileSync(file, '');
    expect(await refusal(join(file, 'tokens.json'))).toMatch(/tokens\.json cannot be used: ENOTDIR/);
    expect(await refusal(folder)).toMatch(/must be a regular file$/);
  });

  test('a lock that another process holds for too long', async () => {
    let end: (() => void) | undefined;
    const first = fileTokenStore(file).update(() => new Promise((resolve) => (end = () => resolve(undefined))));
    await expect.poll(() => end).toBeDefined();
    const second = fileTokenStore(file, { timeout: 200 }).update(async () => undefined);
    await expect(second).rejects.toThrow(/another process has been changing .*tokens\.json for more than 200 ms/);
    end?.();
    await first;
  });
});
