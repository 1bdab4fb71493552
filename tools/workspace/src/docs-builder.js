import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFiles } from '@wapi/spec/bundle-in-process';

/** @typedef {import('@wapi/spec/bundle-in-process').Bundle} Bundle */

const DOCS = fileURLToPath(new URL('../../../packages/docs/', import.meta.url));

/**
 * Builds the docs beside the process that serves them, which must not be kept from answering, and beside those that are served, which must
 * stay whole until the others are.
 *
 * @param {{ show: (folder: string) => void, say: (text: string) => void }} parts show is given the folder of each site
 */
export function createDocsBuilder({ show, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-'));
  let count = 0;
  /** @type {Bundle | undefined} */
  let next;
  /** @type {Promise<void> | undefined} */
  let running;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let shown = '';
  let isClosed = false;

  /**
   * @param {string} spec
   * @param {string} site
   * @returns {Promise<string>} why it failed, or nothing
   */
  function build(spec, site) {
    return new Promise((resolve) => {
      let output = '';
      // The working directory is where tsx finds the settings for JSX, and Node finds tsx.
      child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', spec, site], { cwd: DOCS, stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code) => resolve(code === 0 ? '' : output.trim() || `the build ended with ${code}`));
    });
  }

  async function buildAll() {
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
        say(`The docs cannot be built from it, and stay as they were: ${failure}`);
        continue;
      }
      show(site);
      if (shown !== '') rmSync(shown, { recursive: true, force: true });
      shown = site;
      say('The docs show it.');
    }
  }

  return {
    /** @param {Bundle} bundle */
    rebuild(bundle) {
      next = bundle;
      running ??= buildAll().finally(() => (running = undefined));
    },
    /** Ends what is being built, and forgets what was. */
    async close() {
      isClosed = true;
      next = undefined;
      child?.kill();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
