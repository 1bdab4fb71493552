import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DocsError } from '../../src/docs-error.js';
import { findPackage } from '../../src/sources/find-package.js';

describe('findPackage', () => {
  it('finds the folder of a package that does not export its README', () => {
    expect(existsSync(join(findPackage('@wapi/client'), 'README.md'))).toBe(true);
  });

  it('rejects a package that is not installed', () => {
    expect(() => findPackage('@wapi/none')).toThrow(new DocsError('@wapi/none must be installed: run pnpm install.'));
  });
});
