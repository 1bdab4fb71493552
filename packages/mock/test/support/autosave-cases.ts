import { spawnSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autosave, type AutosaveContent } from '../../src/cli/autosave-file.js';
import { startProgram } from './command.js';

const BROWSER_HAR = JSON.stringify({
  log: { version: '1.2', creator: { name: 'WebInspector', version: '1' }, entries: [] },
});
const ignoreWarning = (): void => undefined;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wapi-autosave-'));
});
afterEach(() => rm(folder, { recursive: true }));

/**
 * Defines the tests for the file to which one kind of content is saved.
 *
 * @param other JSON of a different kind, which must not be overwritten
 */
export function describeAutosaveFile(title: string, saved: AutosaveContent, other: unknown): void {
  describe(`the file of ${title}`, () => {
    it.each([
      ['text', '# Readme\n'],
      ['JSON of a different kind', '{"version":1,"log":null}'],
      ['null', 'null'],
      ['the recording of a browser', BROWSER_HAR],
      ['the other kind of content', JSON.stringify(other)],
    ])('must not be %s, which stays unchanged', async (_name, text) => {
      const file = join(folder, 'file');
      await writeFile(file, text);
      await expect(autosave(saved, file, ignoreWarning)).rejects.toThrow(
        `it does not contain ${saved.name} of an earlier run: remove it, or choose another name`,
      );
      expect([await readFile(file, 'utf8'), await readdir(folder)]).toEqual([text, ['file']]);
    });

    it('must not be a folder, pipe or device', async () => {
      const [pipe, link] = [join(folder, 'pipe'), join(folder, 'link')];
      expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
      await symlink(pipe, link);
      for (const path of [folder, pipe, link])
        await expect(autosave(saved, path, ignoreWarning)).rejects.toThrow('it is not a regular file');
      expect([(await lstat(pipe)).isFIFO(), await readdir(folder)]).toEqual([true, ['link', 'pipe']]);
    });

    it.each([
      ['an empty file', async (file: string) => writeFile(file, '')],
      ['a file of its kind', async (file: string) => writeFile(file, JSON.stringify(saved.content()))],
      ['a file that does not exist yet', async () => undefined],
    ])('may be a link to %s, and the link stays', async (_name, make) => {
      const [file, link] = [join(folder, 'real'), join(folder, 'link')];
      await make(file);
      await symlink('real', link);
      await (await autosave({ ...saved, content: () => 'new' }, link, ignoreWarning)).close();
      expect([(await lstat(link)).isSymbolicLink(), await readFile(file, 'utf8'), await readdir(folder)]).toEqual([
        true,
        '"new"\n',
        ['link', 'real'],
      ]);
    });
  });
}

/**
 * Tests a command whose file cannot be written.
 *
 * @param args the arguments before the file
 * @param content the name of the content in messages
 */
export function itReportsUnwritableFile(program: string, cli: string, args: readonly string[], content: string): void {
  it(`${program} ${args[0]} reports in one line that its file cannot be written, at start and end`, async () => {
    await mkdir(join(folder, 'gone'));
    const file = join(folder, 'gone', 'file');
    await writeFile(file, 'mine');
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args, file, '--port', '0'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^${program}: \\w+ cannot write \\S+: it does not contain [^\\n]+\\n$`)),
    ]);
    await rm(file);

    const command = startProgram(cli, [...args, file, '--port', '0']);
    const [, url = ''] = await command.until(/listening on (\S+)/);
    await rm(join(folder, 'gone'), { recursive: true });
    await fetch(`${url}/user`);
    expect(await command.stop()).toBe(1);
    expect(command.output()).toMatch(
      new RegExp(`\n${program}: ${content} cannot be saved in \\S+/gone/file: ENOENT: no such file or directory\n$`),
    );
    expect(command.output()).not.toMatch(/^\s+at /m);
  });
}
