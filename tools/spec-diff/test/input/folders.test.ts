import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDiffCommand } from '../../src/command/run-diff.js';
import { SpecRepository } from '../support/spec-repository.js';

let repository: SpecRepository;
const other = 'b #2 100%25 50% \u00e9?';

beforeAll(() => {
  repository = new SpecRepository({ name: 'a #1 100%25 50% \u00e9? ' });
  cpSync(join(repository.folder, 'spec'), join(repository.folder, other), { recursive: true });
  repository.replace('paths/user_phone.yaml', 'requests: 5', 'requests: 1');
});
afterAll(() => repository.remove());

it.each([
  ['a git ref', 'main'],
  ['a folder', other],
])('diff:spec › compares with %s if the names of folders have unusual characters', async (_name, base) => {
  const { code, stdout, stderr } = await runDiffCommand([base, '--format=json'], { cwd: repository.folder });
  expect([code, stderr]).toEqual([1, '']);
  expect(JSON.parse(stdout).breaking).toEqual([
    expect.objectContaining({
      rule: 'rate-limit-lowered',
      file: 'spec/paths/user_phone.yaml',
      line: repository.lineOf('paths/user_phone.yaml', 'x-rate-limit'),
    }),
  ]);
});
