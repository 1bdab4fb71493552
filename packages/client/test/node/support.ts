import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { StoredTokens } from '../../src/node/index.js';

/** A test folder with the Node entry point, bundled into one file so that child processes can import it. */
export interface ProcessSandbox {
  folder: string;
  /** Starts a process that runs the code after `import { fileTokenStore } from ...`. Its arguments are in `args`. */
  start(code: string, ...args: string[]): Child;
  remove(): void;
}

export interface Child {
  process: ChildProcess;
  /** Resolves when the child has printed this word. */
  says(word: string): Promise<void>;
  /** The exit code, or the signal that ended the process. */
  ended: Promise<number | string | null>;
  output(): string;
}

export function createProcessSandbox(): ProcessSandbox {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-node-'));
  const entry = join(folder, 'entry.mjs');
  const source = fileURLToPath(new URL('../../src/node/index.ts', import.meta.url));
  buildSync({ entryPoints: [source], outfile: entry, bundle: true, platform: 'node', format: 'esm' });
  const children: ChildProcess[] = [];
  return {
    folder,
    start(code, ...args) {
      const file = join(folder, `child-${children.length}.mjs`);
      writeFileSync(
        file,
        `import { fileTokenStore } from './entry.mjs';\nconst args = process.argv.slice(2);\n${code}`,
      );
      const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      return recordOutput(child);
    },
    remove() {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function recordOutput(child: ChildProcess): Child {
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? code)),
  );
  return {
    process: child,
    ended,
    output: () => output,
    says: (word) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(word) && resolve();
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`the child ended without saying ${word}: ${output}`)));
      }),
  };
}

export function createTokens(text: string): StoredTokens {
  return {
    owner: 'https://example.com a@b.c',
    accessToken: `access-${text}`,
    refreshToken: `refresh-${text}`,
    expiresAt: 1,
  };
}
