import { lstat, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCommand } from '../support/command.js';
import { openRecordingFile, type RecordingFile } from '../../src/cli/recording-file.js';
import { createMock, createRecorder, type Har } from '../../src/index.js';
import { BASE_URL } from '../support/caller.js';

const ignore = (): void => undefined;
let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wapi-recording-'));
  file = join(folder, 'session.har');
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});
const read = async () => JSON.parse(await readFile(file, 'utf8')) as Har;

async function startRecording(path = file): Promise<RecordingFile> {
  const recording = await openRecordingFile(path, ignore);
  await recording.start();
  return recording;
}

describe('the file of record', () => {
  it('is a complete HAR at any time, and equals what a recorder in memory has', async () => {
    const recorder = createRecorder();
    const recording = await startRecording();
    expect(await read()).toEqual(recorder.toHar());
    const mock = createMock({
      clock: () => 0,
      recorder: {
        note(request, response, startedAt) {
          for (const each of [recorder, recording]) each.note(request, response, startedAt, 1);
        },
        learn: (contract) => recording.learn(contract),
      },
    });
    for (let count = 0; count < 3; count += 1) await mock.fetch(`${BASE_URL}/user`);
    expect(await recording.close()).toBe(3);
    expect(await read()).toEqual(recorder.toHar());
    expect((await lstat(file)).mode & 0o777).toBe(0o600);
  });

  it('is written before the entries take much memory', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const recording = await startRecording();
    const mock = createMock({ recorder: recording, rateLimit: false });
    const body = new URLSearchParams({ note: 'x'.repeat(600_000) });
    for (let count = 0; count < 2; count += 1) await mock.fetch(`${BASE_URL}/auth/tokens`, { method: 'POST', body });
    // A large write becomes visible in parts, and the closing brackets come last.
    const isWritten = async () =>
      (await lstat(file)).size > 1_000_000 && (await readFile(file, 'utf8')).endsWith(']}}\n');
    while (!(await isWritten())) await new Promise(setImmediate);
    expect((await read()).log.entries).toHaveLength(2);
    await recording.close();
  });

  it.each([
    ['text', '# Readme\n'],
    ['the recording of a browser', '{"log":{"version":"1.2","creator":{"name":"WebInspector"},"entries":[]}}'],
  ])('must not be %s, which stays unchanged', async (_name, text) => {
    await writeFile(file, text);
    await expect(openRecordingFile(file, ignore)).rejects.toThrow(
      'it does not contain the recording of an earlier run: remove it, or choose another name',
    );
    expect(await readFile(file, 'utf8')).toBe(text);
    await expect(openRecordingFile(folder, ignore)).rejects.toThrow('it is not a regular file');
  });

  it('replaces an earlier recording, and a link to one stays', async () => {
    const link = join(folder, 'link');
    const earlier = { log: { ...createRecorder().toHar().log, comment: 'x'.repeat(1000), entries: [{}] } };
    await writeFile(file, JSON.stringify(earlier, null, 2));
    await symlink('session.har', link);
    await (await startRecording(link)).close();
    expect((await read()).log.entries).toEqual([]);
    expect([(await lstat(link)).isSymbolicLink(), (await readdir(folder)).length]).toEqual([true, 2]);
  });

  it('stays unchanged if the mock cannot start', async () => {
    const earlier = JSON.stringify(createRecorder().toHar());
    await writeFile(file, earlier);
    const { port, close } = await createMock().listen();
    const command = startCommand(['record', file, '--port', String(port)]);
    expect(await command.stop('SIGCONT')).toBe(2);
    await close();
    expect(await readFile(file, 'utf8')).toBe(earlier);
  });

  it('that was removed or replaced is reported at the end', async () => {
    const recording = await startRecording();
    await unlink(file);
    await expect(recording.close()).rejects.toThrow(/the recording cannot be saved in \S+: ENOENT/);
    const replaced = await startRecording();
    await unlink(file);
    await writeFile(file, '');
    await expect(replaced.close()).rejects.toThrow('another file has replaced it');
  });
});
