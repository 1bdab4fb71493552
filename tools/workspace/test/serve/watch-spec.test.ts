import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { rootDir } from '../../src/root-dir.js';
import { watchSpec } from '../../src/serve/watch-spec.js';

const folder = await mkdtemp(join(tmpdir(), 'wapi-watch-spec-'));
afterAll(() => rm(folder, { recursive: true }));

it('watchSpec notices a spec that was saved during the build, a replaced folder and a link that points elsewhere', async () => {
  const dir = join(folder, 'spec');
  const node = (path: string) => !/node_modules|dist|\.turbo|reports/.test(path);
  await cp(join(rootDir, 'spec'), dir, { recursive: true, filter: node });
  // Pretend that the previous build used a different spec.
  await mkdir(join(dir, 'dist'));
  await writeFile(join(dir, 'dist', 'openapi.json'), '{}');
  let rebuilds = 0;
  const messages: string[] = [];
  const documents: string[] = [];
  const watched = await watchSpec({
    dir,
    reload: async (document) => void documents.push(JSON.stringify(document)),
    rebuild: () => void (rebuilds += 1),
    log: (text) => messages.push(text),
  });
  expect(rebuilds).toBe(1);
  const expectText = (text: string) =>
    vi.waitFor(() => expect(documents.at(-1), messages.join('\n')).toContain(text), { timeout: 60_000, interval: 20 });
  const paths = join(dir, 'paths');
  const file = join(paths, 'user.yaml');
  const original = await readFile(file, 'utf8');

  await cp(paths, `${paths}-new`, { recursive: true });
  await writeFile(join(`${paths}-new`, 'user.yaml'), original.replace(/summary: .*/, 'summary: In a replaced folder'));
  await rename(paths, `${paths}-old`);
  await rename(`${paths}-new`, paths);
  await expectText('In a replaced folder');

  // Imitate a Kubernetes ConfigMap: the file is a symbolic link into a folder that is a symbolic link itself.
  const texts = { one: 'Behind a link', two: 'Behind a different link' };
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'user.yaml'), original.replace(/summary: .*/, `summary: ${text}`));
  }
  const data = join(folder, 'data');
  await symlink(join(folder, 'one'), data);
  await rm(file);
  await symlink(join(data, 'user.yaml'), file);
  await expectText(texts.one);
  await symlink(join(folder, 'two'), `${data}~`);
  await rename(`${data}~`, data);
  await expectText(texts.two);
  await watched.close();
});
