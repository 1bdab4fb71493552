import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRules } from '../../src/sources/read-rules.js';

describe('readRules', () => {
  let own: string;
  beforeAll(() => {
    own = mkdtempSync(join(tmpdir(), 'wapi-rules-'));
  });
  afterAll(() => rmSync(own, { recursive: true, force: true }));

  it('rejects a folder that does not exist', () => {
    expect(() => readRules(join(own, 'none'))).toThrow(
      `The pages of the lint rules could not be read: the folder ${join(own, 'none')} is missing.`,
    );
  });

  it.each([
    ['with a different heading', '# other\n\nThe rule.\n\nThe reason.\n'],
    ['without a summary', '# a-rule\n'],
    ['without a reason', '# a-rule\n\nThe rule.\n'],
  ])('rejects a page %s', (_what, text) => {
    writeFileSync(join(own, 'a-rule.md'), text);
    expect(() => readRules(own)).toThrow('tools/lint/docs/a-rule.md must have the heading "# a-rule"');
  });
});
