import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundle } from '../support/bundle.js';
import { SpecRepository } from '../support/spec-repository.js';

type Reader = typeof import('../../src/input/read-version.js');
type Linter = typeof import('../../src/lint.js');

/**
 * Loads the module with a spy that calls the real bundler. This file is isolated, because its mock must not affect
 * other test files.
 */
async function loadWithSpy(): Promise<Pick<Reader, 'readBaseAndHead'> & Pick<Linter, 'bundleInProcess'>> {
  vi.resetModules();
  vi.doMock(import('../../src/lint.js'), async (original) => {
    const bundler = await original();
    return { ...bundler, bundleInProcess: vi.fn<typeof bundler.bundleInProcess>(bundler.bundleInProcess) };
  });
  // Wait until Redocly has bundled every folder. Bundling is asynchronous, so one bundle may still be running when
  // another fails.
  vi.doMock(import('../../src/input/bundle-folder.js'), () => ({ bundleFolder: () => undefined }));
  const { readBaseAndHead } = await import('../../src/input/read-version.js');
  const { bundleInProcess } = await import('../../src/lint.js');
  return { readBaseAndHead, bundleInProcess };
}

describe('readBaseAndHead', () => {
  let repository: SpecRepository;
  let scratch: string;
  let loaded: Awaited<ReturnType<typeof loadWithSpy>>;
  const read = (base: string, head: string): ReturnType<Reader['readBaseAndHead']> =>
    loaded.readBaseAndHead({ base, head }, { cwd: repository.folder, scratch });

  beforeAll(async () => {
    loaded = await loadWithSpy();
    repository = new SpecRepository();
  });
  afterAll(() => {
    vi.doUnmock(import('../../src/lint.js'));
    vi.doUnmock(import('../../src/input/bundle-folder.js'));
    vi.resetModules();
    repository.remove();
  });
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
    expect(vi.mocked(loaded.bundleInProcess).mock.settledResults.map(({ type }) => type)).toEqual(['fulfilled']);
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
