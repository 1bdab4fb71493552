import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDocs, DocsError } from '../src/index.js';
import { packageRoot, siteDir } from '../src/package-root.js';
import { bundle } from './support/site.js';

/** Writes the files of a bundle, calls a function with their folder, and removes them. */
async function withBundle<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-test-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const changeTime = () => statSync(join(siteDir, 'index.html')).mtimeMs;

const complete = {
  'openapi.json': bundle.json,
  'openapi.yaml': bundle.yaml,
  'discrepancies.json': '[]',
  'workflows.json': '[]',
  'revisions.json': '[]',
};
/** Returns the files of the bundle, without the part of openapi.json at the given keys. */
const without = (...path: readonly string[]) => {
  const document = JSON.parse(bundle.json) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, document);
  delete parent[path.at(-1) ?? ''];
  return { ...complete, 'openapi.json': JSON.stringify(document) };
};

describe('The build', () => {
  it.each([
    ['without openapi.json', {}, 'openapi.json could not be read'],
    ['with invalid JSON', { ...complete, 'openapi.json': '{' }, 'openapi.json must be valid JSON'],
    [
      'with a report of an unsupported format',
      { ...complete, 'revisions.json': '[{"format":2,"head":{"version":"1.1.0"}}]' },
      'must have format 1, received 2',
    ],
    ['without a rate limit', without('paths', '/user', 'get', 'x-rate-limit'), 'x-rate-limit'],
    ['without an operation that grants a token', without('paths', '/auth/tokens'), 'at the token URL'],
    ['without platforms', without('x-platforms'), 'x-platforms'],
  ])('rejects a bundle %s with one line, and leaves the site unchanged', async (_what, files, message) => {
    const before = changeTime();
    const failure = await withBundle(files, (specFolder) => buildDocs({ specFolder })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DocsError);
    expect(String(failure).split('\n')).toEqual([expect.stringContaining(message)]);
    expect(changeTime()).toBe(before);
  });

  it('prints only the message of an error, exits with 1, and leaves the site unchanged', async () => {
    const before = changeTime();
    const { status, stderr } = await withBundle({ ...complete, 'openapi.json': '{' }, (folder) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', folder], { cwd: packageRoot, encoding: 'utf8' }),
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('openapi.json must be valid JSON')]);
    expect(changeTime()).toBe(before);
  });
});
