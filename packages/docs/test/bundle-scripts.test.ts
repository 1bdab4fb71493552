import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../src/bundle-scripts.js';
import { createSampleFolder } from './support/sample-folder.js';

describe('bundleScript', () => {
  let folder: string;
  beforeAll(() => {
    folder = createSampleFolder();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['a package', 'not-installed'],
    ['a file', './missing.js'],
  ])('rejects an import of %s that does not exist, and names it', async (_kind, name) => {
    const file = join(folder, 'script.ts');
    writeFileSync(file, `import { value } from '${name}';\nconsole.log(value);\n`);
    await expect(bundleScript(file, {})).rejects.toThrow(name);
  });

  it('bundles a script whose imports exist', async () => {
    const file = join(folder, 'script.ts');
    writeFileSync(join(folder, 'other.ts'), 'export const value = 42;\n');
    writeFileSync(file, `import { value } from './other.js';\nconsole.log(value);\n`);
    expect((await bundleScript(file, {})).code).toContain('42');
  });
});
