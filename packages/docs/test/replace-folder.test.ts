import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { replaceFolder } from '../src/replace-folder.js';

it('replaceFolder leaves no file of an earlier build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  replaceFolder(folder, new Map([['api/old/index.html', 'old']]));
  replaceFolder(folder, new Map([['api/new/index.html', 'new']]));
  expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(['api', 'api/new', 'api/new/index.html']);
});
