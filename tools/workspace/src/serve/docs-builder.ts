import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundle, bundleFiles } from './spec-bundle.js';

const DOCS = fileURLToPath(new URL('../../../../packages/docs/', import.meta.url));

interface DocsBuilderOptions {
  /** Receives the folder of each finished site. */
  readonly show: (folder: string) => void;
  /** Receives the result of each build. */
  readonly log: (text: string) => void;
}

export interface DocsBuilder {
  readonly rebuild: (bundle: Bundle) => void;
  /** Ends the current build and deletes the built sites. */
  readonly close: () => Promise<void>;
}

/**
 * Builds the docs in a separate process, so that the server can still respond. Builds into a new folder, so that the
 * served site stays complete until the new site is finished.
 */
export function createDocsBuilder({ show, log }: DocsBuilderOptions): DocsBuilder {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-'));
  let count = 0;
  let next: Bundle | undefined;
  let running: Promise<void> | undefined;
  let child: ChildProcess | undefined;
  let shown = '';
  let isClosed = false;

  /**
   * Builds the site.
   *
   * @returns the reason if the build fails, or else an empty string
   */
  function build(spec: string, site: string): Promise<string> {
    return new Promise((resolve) => {
      let output = '';
      // Run in the docs folder, in which tsx finds the JSX settings and Node finds tsx.
      const args = ['--import', 'tsx', 'src/cli.ts', spec, site];
      child = spawn(process.execPath, args, { cwd: DOCS, stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code) => resolve(code === 0 ? '' : output.trim() || `the build exited with ${code}`));
    });
  }

  async function buildAll(): Promise<void> {
    while (next !== undefined) {
      const files = bundleFiles(next);
      next = undefined;
      count += 1;
      const [spec, site] = [join(folder, `spec-${count}`), join(folder, `site-${count}`)];
      mkdirSync(spec);
      for (const [name, text] of Object.entries(files)) writeFileSync(join(spec, name), text);
      const failure = await build(spec, site);
      rmSync(spec, { recursive: true, force: true });
      if (isClosed) return;
      if (failure !== '') {
        log(`The docs could not be rebuilt and stay unchanged: ${failure}`);
        continue;
      }
      show(site);
      if (shown !== '') rmSync(shown, { recursive: true, force: true });
      shown = site;
      log('Docs updated.');
    }
  }

  return {
    rebuild(bundle) {
      next = bundle;
      running ??= buildAll().finally(() => (running = undefined));
    },
    async close() {
      isClosed = true;
      next = undefined;
      child?.kill();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
