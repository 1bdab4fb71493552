import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPackage } from '../../src/package-managers/find-package.js';
import { readClosure } from '../../src/package-managers/installed-closure.js';
import { type PackedMock, packMock } from '../../src/package-managers/install-mock.js';
import { mockInstallBudget } from '../../src/budgets.js';
import { attw, publintMessages } from '../../src/package-managers/package-linters.js';

let mock: PackedMock;
beforeAll(async () => {
  mock = await packMock();
});
afterAll(() => mock.remove());

describe('the packed @wapi/mock', () => {
  it('contains only its manifest, README, licence and built files', () => {
    const files = execFileSync('tar', ['-tzf', mock.tarball], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.replace(/^package\//, ''));
    const others = files.filter((file) => !file.startsWith('dist/'));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
    const built = files.filter((file) => file.startsWith('dist/'));
    for (const file of built) expect(file).toMatch(/\.(js|d\.ts)$|^dist\/generated\/examples\.json$/);
  });

  it('needs no package of this repository', () => {
    const text = execFileSync('tar', ['-xzOf', mock.tarball, 'package/package.json'], { encoding: 'utf8' });
    const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
    const inexact = Object.entries(dependencies).filter(
      ([name, range]) => name.startsWith('@wapi/') || !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(inexact).toEqual([]);
  });

  it('installs few and small packages', () => {
    const { packages, bytes } = readClosure(findPackage('@wapi/mock', import.meta.url), ['dist', 'README.md']);
    expect(packages.length, packages.join(', ')).toBeLessThanOrEqual(mockInstallBudget.packages);
    expect(bytes).toBeLessThanOrEqual(mockInstallBudget.bytes);
  });

  it('passes publint', async () => {
    expect(await publintMessages(mock.tarball)).toEqual([]);
  });

  it('passes attw for ES modules', async () => {
    expect(await attw(mock.tarball, 'esm-only')).toEqual({ status: 0, output: '' });
  });
});
