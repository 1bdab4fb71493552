import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { render } from 'preact-render-to-string';
import { Sign } from '../components/header.js';
import { DocsError } from '../docs-error.js';
import { packageRoot, sourceDir } from '../package-root.js';
import { type ReferenceFiles, selfContain } from './self-contain.js';

const run = promisify(execFile);

/**
 * Builds the one-page reference with Redocly, in a process of its own.
 *
 * @throws DocsError if Redocly fails, or if its page has an unexpected structure
 */
export async function buildReference(document: object): Promise<ReferenceFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-reference-'));
  try {
    const input = join(folder, 'openapi.json');
    const output = join(folder, 'index.html');
    writeFileSync(input, JSON.stringify(document));
    const template = join(sourceDir, 'reference', 'template.html');
    const options = [
      '--inlineBundle',
      '--title',
      'WAPI one-page reference',
      '--template',
      template,
      '--config',
      'redocly.yaml',
      '--output',
      output,
    ];
    await run(process.execPath, [redoclyCli(), 'build-docs', input, ...options], {
      cwd: packageRoot,
      env: { ...process.env, CI: '1', NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }).catch(({ stderr = '', message }: Error & { stderr?: string }) => {
      throw new DocsError(`Redocly failed to build the reference: ${summarizeOutput(stderr) || message}`);
    });
    const page = readFileSync(output, 'utf8').replace('@@SIGN@@', render(Sign()));
    return selfContain(page, readFileSync(join(sourceDir, 'reference', 'redocly.svg'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function redoclyCli(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@redocly/cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { redocly: string } };
  return join(dirname(manifest), bin.redocly);
}

/** Returns the start of Redocly's output, without the notices that it prints in boxes. */
function summarizeOutput(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s*[║╔╚]/.test(line) && line.trim() !== '')
    .join(' ')
    .slice(0, 300);
}
