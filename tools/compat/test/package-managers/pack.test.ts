import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readEntries, readManifest, published } from '../../src/package-managers/install-consumer.js';

const consumer = inject('consumer');

/** The files in a package's tarball, sorted. */
function listing(name: string): string[] {
  const tarball = consumer.tarballs.find((packed) => packed.name === name)?.tarball ?? '';
  const lines = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.replace(/^package\//, '')).toSorted();
}

describe.each(published)('the packed %s', (name) => {
  const files = listing(name);
  const built = files.filter((file) => file.startsWith('dist/'));

  it('contains only its manifest, README, licence and built files', () => {
    expect(files.filter((file) => !built.includes(file))).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(built.length).toBeGreaterThan(0);
    for (const file of built) expect(file).toMatch(/\.(js|d\.ts|json)$/);
    expect(built.filter((file) => /(^|\/)(src|test|tests)\/|\.test\./.test(file))).toEqual([]);
  });

  it('has types for each of its modules', () => {
    const modules = built.filter((file) => file.endsWith('.js'));
    expect(modules.map((file) => file.replace(/\.js$/, '.d.ts')).filter((file) => !built.includes(file))).toEqual([]);
  });

  it('references no source map, because it does not contain the sources', () => {
    const naming = built.filter((file) =>
      /^\/\/# sourceMappingURL=/m.test(readFileSync(join(consumer.project, 'node_modules', name, file), 'utf8')),
    );
    expect(naming).toEqual([]);
  });

  it('pins its dependencies to versions that npm can read', () => {
    const { dependencies = {} } = readManifest(consumer, name);
    for (const [dependency, range] of Object.entries(dependencies)) {
      expect(range, dependency).toMatch(/^\d+\.\d+\.\d+$/);
      expect(readManifest(consumer, dependency).version, dependency).toBe(range);
    }
  });

  it('contains the target of each of its exports, types first', () => {
    const { exports } = readManifest(consumer, name);
    expect(Object.keys(exports)).toContain('.');
    for (const [entry, target] of Object.entries(exports)) {
      const paths = typeof target === 'string' ? { default: target } : (target as Record<string, string>);
      expect(Object.keys(paths), entry).toEqual(entry.endsWith('.json') ? ['default'] : ['types', 'default']);
      for (const path of Object.values(paths)) expect(built.map((file) => `./${file}`)).toContain(path);
    }
  });

  it.each(readEntries(consumer, name))('can be imported as %s', (specifier) => {
    const source = `import * as entry from '${specifier}'; console.log(Object.keys(entry).join());`;
    const names = execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
      cwd: consumer.project,
      encoding: 'utf8',
    });
    expect(names).toMatch(/\w/);
  });
});

it('an installation contains only the published packages and their dependencies', () => {
  const lock = JSON.parse(readFileSync(join(consumer.project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, object>;
  };
  const installed = Object.keys(lock.packages).filter((path) => path !== '');
  expect(installed).toEqual(
    ['@wapi/client', '@wapi/types', 'openapi-fetch', 'openapi-typescript-helpers'].map(
      (name) => `node_modules/${name}`,
    ),
  );
});
