import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { summarize } from '../../src/checks/summarize.js';

describe('summarize', () => {
  const folder = mkdtempSync(join(tmpdir(), 'summary-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const report = (name: string, numPassedTests: number, numFailedTests: number, numPendingTests: number): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 }));
    return file;
  };

  it('adds up the reports', () => {
    expect(summarize([report('a', 3, 0, 0), report('b', 4, 0, 0)], [])).toEqual({
      line: '7 passed, 0 failed',
      ok: true,
    });
    expect(summarize([report('a', 3, 0, 2)], [])).toEqual({ line: '3 passed, 0 failed, 2 skipped', ok: true });
    expect(summarize([report('a', 3, 2, 0)], ['@wapi/mock#test'])).toEqual({ line: '3 passed, 2 failed', ok: false });
  });

  it('counts a failed step that is not a test', () => {
    expect(summarize([report('a', 3, 0, 0)], ['@wapi/mock#typecheck', 'oxlint'])).toEqual({
      line: '3 passed, 2 failed',
      ok: false,
    });
    expect(summarize([report('a', 3, 1, 0)], ['@wapi/mock#test', 'oxlint'])).toEqual({
      line: '3 passed, 2 failed',
      ok: false,
    });
  });

  it('counts a test run that ended without a report', () => {
    expect(summarize([report('a', 3, 0, 0), join(folder, 'missing')], ['@wapi/docs#test'])).toEqual({
      line: '3 passed, 1 failed',
      ok: false,
    });
  });

  it('is not a success if nothing was tested', () => {
    expect(summarize([], [])).toEqual({ line: '0 passed, 0 failed', ok: false });
  });
});
