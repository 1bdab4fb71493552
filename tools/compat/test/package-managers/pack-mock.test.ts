import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { MOCK_TARBALL_BYTES } from '../../src/budgets.js';
import { attw, publintMessages } from '../../src/package-managers/package-linters.js';

const tarball = inject('consumer').mock;

describe('the packed @wapi/mock', () => {
  it('contains only its manifest, README, licence and built files', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.replace(/^package\//, ''));
    const others = files.filter((file) => !/^(CHANGELOG\.md$|dist\/)/.test(file));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'bin/wapi-mock.js', 'package.json']);
    const built = files.filter((file) => file.startsWith('dist/'));
    for (const file of built)
      expect(file).toMatch(/\.(js|cjs|d\.ts|d\.cts)$|^dist\/(seed\.schema\.json|third-party-notices\.txt)$/);
  });

  const read = (file: string): string =>
    execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' });

  it('needs no other package, and only optional peers', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, object | undefined>;
    expect(manifest['dependencies']).toBeUndefined();
    const optional = Object.keys(manifest['peerDependenciesMeta'] ?? {});
    expect(Object.keys(manifest['peerDependencies'] ?? {})).toEqual(optional);
  });

  it('declares types without packages that an integrator may not have', () => {
    const declarations = execFileSync('tar', ['-xzOf', tarball, '--wildcards', '*.d.ts', '*.d.cts'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const imported = [...declarations.matchAll(/^(?:import|export)\b[^;'"]* from '(?<name>[^.'][^']*)'/gm)];
    const names = new Set(imported.map(({ groups }) => groups?.['name'] ?? ''));
    expect([...names].filter((name) => !name.startsWith('node:'))).toEqual([]);
  });

  it('names each package that it contains, with its licence', () => {
    const notices = read('dist/third-party-notices.txt');
    for (const name of ['ajv', 'file-type', 'yaml'])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC)\\)$`, 'm'));
    expect(notices).not.toMatch(/\(undefined\)/);
  });

  it('is small', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(MOCK_TARBALL_BYTES);
  });

  it('passes publint', async () => {
    expect(await publintMessages(tarball)).toEqual([]);
  });

  // Check only these entries, because only packages in this repository use the remaining entries.
  it('passes attw with the entries for tests', async () => {
    expect(await attw(tarball, 'strict', ['.', './fixtures'])).toEqual({ status: 0, output: '' });
  });
});
