import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInProcess } from '../../src/lint.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBaseAndHead } from '../../src/input/read-version.js';
import { SpecRepository } from '../support/spec-repository.js';

// The bundler itself, watched.
vi.mock(import('../../src/lint.js'), async (original) => {
  const bundler = await original();
  return { ...bundler, bundleInProcess: vi.fn<typeof bundler.bundleInProcess>(bundler.bundleInProcess) };
});

describe('two versions', () => {
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
  ])('are both done with when %s and %s fail, so that their folder can go', async (base, head) => {
    await expect(read(base, head)).rejects.toThrow('no-such-ref is no file');
    expect(vi.mocked(bundleInProcess).mock.settledResults.map(({ type }) => type)).toEqual(['fulfilled']);
  });

  it('that both cannot be read fail with what is wrong with the base', async () => {
    await expect(read('no-such-base', 'no-such-head')).rejects.toThrow('no-such-base is no file');
  });
});
