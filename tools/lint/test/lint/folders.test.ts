import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleInProcess } from '../../src/bundle/bundle-in-process.js';
import { createRedoclyInput, lintInProcess } from '../../src/bundle/redocly-input.js';
import { runLintCommand } from '../../src/lint/run-lint-command.js';
import { readSource, yamlFiles } from '../../src/source/sources.js';
import { bundle } from '../support/bundle.js';
import { copySpec } from '../support/copy.js';

describe('a spec in a folder with an unusual name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-folders-'));
  const name = 'a #1 100%25 50% é?';
  const copy = join(folder, name);

  beforeAll(() => copySpec(copy));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is valid to Redocly, which resolves paths as URLs', async () => {
    const input = await createRedoclyInput(
      copy,
      'contract',
      yamlFiles(copy).map((file) => readSource(copy, file)),
    );
    expect(await lintInProcess(input)).toEqual([]);
  });

  it('is bundled and linted like any other, and each place is a path from the working directory', async () => {
    const { document } = await bundleInProcess(copy);
    expect(JSON.parse(JSON.stringify(document))).toEqual(bundle);
    const file = join(copy, 'components/examples/ok.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('message: OK', 'message: 7'));
    const cwd = join(folder, 'elsewhere');
    const { stdout } = await runLintCommand([copy], cwd);
    const places = stdout.split('\n').flatMap((line) => line.match(/^.+(?= {2}error )/) ?? []);
    expect([...new Set(places)]).toEqual([`../${name}/components/examples/ok.yaml:3:12`]);
  });
});

describe('yamlFiles', () => {
  it('reads linked files, and follows neither links to folders nor folders with the name of a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wapi-links-'));
    const paths = join(folder, 'paths');
    mkdirSync(join(paths, 'folder.yaml'), { recursive: true });
    writeFileSync(join(folder, 'openapi.yaml'), '{}');
    symlinkSync('../openapi.yaml', join(paths, 'linked.yaml'));
    symlinkSync('..', join(paths, 'loop'));
    symlinkSync('self.yaml', join(paths, 'self.yaml'));
    expect(yamlFiles(folder)).toEqual([join(folder, 'openapi.yaml'), join(paths, 'linked.yaml')]);
    rmSync(folder, { recursive: true });
  });
});
