import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleFolder } from '../../src/input/bundle-folder.js';
import { bundleInProcess, collapseSecurity, specDir } from '../../src/lint.js';

describe('bundleFolder', () => {
  let folder: string;
  /** The file contents to restore after a test. Copying the spec for each test would take longer than bundling it. */
  const originals: [file: string, text: string][] = [];
  const replace = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    originals.push([file, text]);
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  const bundleWithRedocly = async (): Promise<unknown> => {
    const { document } = await bundleInProcess(folder);
    // Remove the scopes that Redocly's bundle adds, as the comparison does.
    collapseSecurity(document);
    return JSON.parse(JSON.stringify(document));
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wapi-bundle-'));
    cpSync(specDir, folder, { recursive: true, filter: (file) => !file.endsWith('dist') });
  });
  afterEach(() => {
    for (const [file, text] of originals.splice(0)) writeFileSync(join(folder, file), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('creates the same bundle as Redocly', async () => {
    expect(bundleFolder(folder)).toEqual(await bundleWithRedocly());
  });

  it('creates the same bundle as Redocly if a field has the name of a keyword', async () => {
    replace(
      'components/schemas/PhoneUpdate.yaml',
      'properties:\n',
      'properties:\n  value:\n    $ref: Currency.yaml\n  mapping:\n    $ref: Currency.yaml\n',
    );
    expect(bundleFolder(folder)).toEqual(await bundleWithRedocly());
  });

  it.each([
    ['a part of a file', 'requestBodies/Phone.yaml', 'requestBodies/Phone.yaml#/content'],
    ['a missing file', 'requestBodies/Phone.yaml', 'requestBodies/Phnoe.yaml'],
    ['a URL', '../components/requestBodies/Phone.yaml', 'https://example.com/Phone.yaml'],
    ['invalid YAML', 'summary: ', 'summary: [ '],
  ])('leaves %s to Redocly', (_name, from, to) => {
    replace('paths/user_phone.yaml', from, to);
    expect(bundleFolder(folder)).toBeUndefined();
  });
});
