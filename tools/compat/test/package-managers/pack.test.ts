import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readEntries, readManifest, published } from '../../src/package-managers/install-consumer.js';

const consumer = inject('consumer');

/** Returns the sorted file list of a package's tarball. */
function listing(name: string): string[] {
  const tarball = consumer.tarballs.find((packed) => packed.name === name)?.tarball ?? '';
  const lines = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.replace(/^package\//, '')).toSorted();
}

/** Returns the files to which an entry of `exports` leads. */
function listTargets(target: unknown): string[] {
  return typeof target === 'string' ? [target] : Object.values(target as object).flatMap(listTargets);
}

describe.each(published)('the packed %s', (name) => {
  const files = listing(name);
  const built = files.filter((file) => file.startsWith('dist/'));

  it('contains only its manifest, README, licences, built files, their sources and the examples', () => {
    const optional = /^(CHANGELOG\.md|src\/[\w/-]+\.ts|examples\/[\w/-]+\.(js|md))$/;
    const others = files.filter((file) => !built.includes(file) && !optional.test(file));
    expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(files.some((file) => file.startsWith('examples/'))).toBe(name === '@wapi/client');
    expect(built.length).toBeGreaterThan(0);
    for (const file of built) expect(file).toMatch(/\.(js|cjs|d\.ts|d\.cts|json|d\.ts\.map|d\.cts\.map|txt)$/);
    expect(files.filter((file) => /(^|\/)(test|tests)\/|\.test\./.test(file))).toEqual([]);
  });

  it('contains each source map that a file references, and the sources of the package', () => {
    const read = (file: string): string => readFileSync(join(consumer.project, 'node_modules', name, file), 'utf8');
    const maps = built.flatMap((file) => {
      const map = /^\/\/# sourceMappingURL=(.*)$/m.exec(read(file))?.[1];
      return map === undefined ? [] : [posix.join(posix.dirname(file), map)];
    });
    expect(maps.filter((map) => !built.includes(map))).toEqual([]);
    const sources = maps.flatMap((map) =>
      (JSON.parse(read(map)) as { sources: string[] }).sources.map((source) => posix.join(posix.dirname(map), source)),
    );
    // Skip declarations that the build copies from other packages, because their sources are not in this repository.
    // Editors open these declarations instead of a source file.
    const own = sources.filter((source) => !source.startsWith('node_modules/'));
    expect(own.filter((source) => !files.includes(source))).toEqual([]);
    expect(own.length > 0).toBe(name === '@wapi/client');
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
    const targets = Object.values(exports).flatMap(listTargets);
    expect(targets.filter((target) => !files.includes(target.replace('./', '')))).toEqual([]);
    // `types` must come before `default`, because a compiler uses the first condition that matches.
    expect(JSON.stringify(exports)).not.toMatch(/\{"default":"[^"]*","types"/);
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

describe('the installed client', () => {
  const run = (source: string, args: readonly string[] = []): string =>
    execFileSync(process.execPath, [...args, '--eval', source], { cwd: consumer.project, encoding: 'utf8' });
  const entries = readEntries(consumer, '@wapi/client');

  it.each(entries)('is one copy of %s for import and require()', (entry) => {
    const compare = `const required = require('${entry}'); import('${entry}').then((imported) =>
      console.log(Object.keys(imported).every((name) => name === 'module.exports' || required[name] === imported[name])));`;
    expect(run(compare, ['--input-type=commonjs']).trim()).toBe('true');
  });

  it.each(entries)('is CommonJS for tools that cannot load ES modules, as %s', (entry) => {
    const file = join('node_modules/@wapi/client/dist', `${entry.split('/')[2] ?? 'index'}.cjs`);
    const compare = `const required = require('./${file}'); import('${entry}').then((imported) =>
      console.log(String(Object.keys(required).sort()) === String(Object.keys(imported).filter((name) => name !== 'module.exports').sort())));`;
    expect(run(compare, ['--input-type=commonjs']).trim()).toBe('true');
  });

  it('loads openapi-fetch with the entry raw only', () => {
    const loads = (entry: string): boolean =>
      /\bcreateClient\(clientOptions\)/.test(
        readFileSync(join(consumer.project, 'node_modules/@wapi/client/dist', entry), 'utf8'),
      );
    expect(['raw.js', 'index.js', 'chunks/shared.js'].map(loads)).toEqual([true, false, false]);
  });
});

it('an installation contains only the published packages and their dependencies', () => {
  const lock = JSON.parse(readFileSync(join(consumer.project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, object>;
  };
  const installed = Object.keys(lock.packages).filter((path) => path !== '');
  expect(installed).toEqual(['@wapi/client', '@wapi/types'].map((name) => `node_modules/${name}`));
});
