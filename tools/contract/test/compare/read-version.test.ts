import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBaseAndHead } from '../../src/compare/read-version.js';
import { SpecRepository } from './support/spec-repository.js';

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
    scratch = mkdtempSync(join(tmpdir(), 'wapi-versions-'));
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  it.each([
    ['no-such-ref', 'main', 'head'],
    ['main', 'no-such-ref', 'base'],
  ])('are both done with when %s and %s fail, so that their folder can go', async (base, head, other) => {
    await expect(read(base, head)).rejects.toThrow('no-such-ref is no file');
    // The last that a bundling writes.
    expect(existsSync(join(scratch, other, 'bundled', 'spec', 'dist', 'workflows.json'))).toBe(true);
  });

  it('that both cannot be read fail with what is wrong with the base', async () => {
    await expect(read('no-such-base', 'no-such-head')).rejects.toThrow('no-such-base is no file');
  });
});
