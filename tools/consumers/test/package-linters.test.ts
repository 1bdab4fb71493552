import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';
import { published } from '../src/install.js';
import { runProgram } from '../src/run-program.js';

const consumer = inject('consumer');
const attwFolder = dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json'));
const { bin } = JSON.parse(readFileSync(join(attwFolder, 'package.json'), 'utf8')) as { bin: { attw: string } };

function tarballOf(name: string): string {
  return consumer.tarballs.find((packed) => packed.name === name)?.tarball ?? '';
}

describe.each(published)('%s', (name) => {
  it('is nothing that publint has a word against', async () => {
    const tarball = readFileSync(tarballOf(name));
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types that attw finds wherever an ES module is imported', async () => {
    // The profile leaves out Node 10 and `require()`: only ES modules are published.
    const args = [join(attwFolder, bin.attw), tarballOf(name), '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji', '--summary'];
    const { status, stdout, stderr } = await runProgram(process.execPath, args);
    expect({ status, output: status === 0 ? '' : stderr + stdout }).toEqual({ status: 0, output: '' });
  });
});
