import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleInProcess } from '../../src/lint.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBaseAndHead } from '../../src/input/read-version.js';
import { bundle } from '../support/bundle.js';
import { SpecRepository } from '../support/spec-repository.js';

// A spy that calls the real bundler.
vi.mock(import('../../src/lint.js'), async (original) => {
  const bundler = await original();
  return { ...bundler, bundleInProcess: vi.fn<typeof bundler.bundleInProcess>(bundler.bundleInProcess) };
});

// Redocly bundles every folder, because it is asynchronous and can still run when the other version fails.
vi.mock(import('../../src/input/bundle-folder.js'), () => ({ bundleFolder: () => undefined }));

describe('readBaseAndHead', () => {
  let repository: SpecRepository;
  let scratch: string;
  const read = (base: string, head: string): ReturnType<typeof readBaseAndHead> =>
    readBaseAndHead({ base, head }, { cwd: repository.folder, scratch });

  beforeAll(() => {
    repository = new SpecRepository();
  });
  afterAll(() => repository.remove());
  beforeEach(() => {
    vi.clearAllMocks();
    scratch = mkdtempSync(join(tmpdir(), 'wapi-versions-'));
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  it.each([
    ['no-such-ref', 'main'],
    ['main', 'no-such-ref'],
  ])('waits for both versions before it throws for %s and %s', async (base, head) => {
    await expect(read(base, head)).rejects.toThrow('no-such-ref must be a file');
    expect(vi.mocked(bundleInProcess).mock.settledResults.map(({ type }) => type)).toEqual(['fulfilled']);
  });

  it('reads a bundle with every accepted scope like one without them', async () => {
    const compact = join(scratch, 'compact.json');
    writeFileSync(compact, JSON.stringify(bundle));
    const built = fileURLToPath(new URL('../../../../spec/dist/openapi.json', import.meta.url));
    const { base, head } = await read(compact, built);
    expect(readFileSync(built, 'utf8')).toContain('"wapi-user-all"\n            ]');
    expect(head.document).toEqual(base.document);
  });

  it('throws the error of the base if neither can be read', async () => {
    await expect(read('no-such-base', 'no-such-head')).rejects.toThrow('no-such-base must be a file');
  });
});
