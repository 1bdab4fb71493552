import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getInvocationFolder } from '../../src/command/invocation-folder.js';
import { runDiffCommand } from '../../src/command/run-diff.js';
import { runCommand } from '../support/run-command.js';
import { SpecRepository } from '../support/spec-repository.js';

const today = '--today=2026-12-01';

let repository: SpecRepository;
const compare = (...args: string[]): ReturnType<typeof runDiffCommand> =>
  runDiffCommand([...args, today], { cwd: repository.folder });

beforeAll(() => {
  repository = new SpecRepository();
  repository.git('checkout', '--quiet', '-b', 'good');
  repository.replace(
    'components/schemas/PhoneUpdate.yaml',
    'properties:\n',
    'properties:\n  extension:\n    type: string\n    description: The extension.\n',
  );
  repository.replace('openapi.yaml', 'x-revision: 1.0.0', 'x-revision: 1.1.0');
  repository.commit();

  repository.git('checkout', '--quiet', '-b', 'not-bumped');
  repository.replace('openapi.yaml', 'x-revision: 1.1.0', 'x-revision: 1.0.0');
  repository.commit();

  repository.git('checkout', '--quiet', '-b', 'bad', 'main');
  repository.replace('paths/user_phone.yaml', 'requests: 5', 'requests: 1');
  repository.replace('openapi.yaml', '  /user:\n    $ref: paths/user.yaml\n', '');
  repository.git('rm', '--quiet', 'spec/paths/user.yaml');
  repository.replace('components/schemas/PhoneUpdate.yaml', 'required: [phone]', 'required: [phone, extension]');
  repository.replace(
    'components/schemas/PhoneUpdate.yaml',
    'properties:\n',
    'properties:\n  extension:\n    type: string\n    description: The extension.\n',
  );
  repository.commit();
});
afterAll(() => repository.remove());

describe('diff:spec with git refs', () => {
  it('accepts a compatible commit', async () => {
    expect(await compare('main', 'good')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/Can be merged: minor change\.\n$/),
      stderr: '',
    });
  });

  it('exits with 0 if only the revision is too low, and says that the pull-request check fails', async () => {
    const { code, stdout } = await compare('main', 'not-bumped', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, bump: 'minor', lowestVersion: '1.1.0', breaking: [] });
    expect((await compare('main', 'not-bumped')).stdout).toMatch(
      /No unapproved breaking change, but the pull-request check fails: 1 problem\.\n$/,
    );
  });

  it('annotates a breaking commit at the lines of head, or at a removed file', async () => {
    const { code, stdout } = await compare('main', 'bad', '--format', 'github');
    const lines = stdout.trim().split('\n');
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          [
            '^::error file=spec/components/schemas/PhoneUpdate\\.yaml,line=\\d+,title=Breaking change::',
            'updatePhone: PhoneUpdate required: .*%0A\\+ extension%0A',
            'required-properties-added at /components/schemas/PhoneUpdate/required$',
          ].join(''),
        ),
      ),
      expect.stringMatching(
        /^::error file=spec\/paths\/user\.yaml,line=1,title=Breaking change::getUserProfile: GET \/user: /,
      ),
      expect.stringMatching(
        new RegExp(
          [
            '^::error file=spec/paths/user_phone\\.yaml,line=\\d+,title=Breaking change::',
            'updatePhone: PATCH /user/phone, x-rate-limit requests: .*%0A5 → 1%0Arate-limit-lowered at ',
          ].join(''),
        ),
      ),
      expect.stringMatching(
        new RegExp(
          [
            '^::error file=spec/openapi\\.yaml,line=\\d+,title=Contract::info\\.x-revision must be at least 2\\.0\\.0 ',
            'after the changes to 1\\.0\\.0, received 1\\.0\\.0\\.$',
          ].join(''),
        ),
      ),
      'Cannot be merged: 3 unapproved breaking changes, 1 other problem.',
    ]);
    const lineIn = (index: number): number => Number(/line=(\d+)/.exec(lines[index] ?? '')?.[1]);
    expect(lineIn(0)).toBe(repository.lineOf('components/schemas/PhoneUpdate.yaml', 'required:'));
    expect(lineIn(2)).toBe(repository.lineOf('paths/user_phone.yaml', 'x-rate-limit'));
    expect(lineIn(3)).toBe(repository.lineOf('openapi.yaml', 'x-revision: 1.0.0'));
  });

  it('compares with the working tree by default and reads its approvals', async () => {
    repository.replace('openapi.yaml', 'x-revision: 1.0.0', 'x-revision: 2.0.0');
    const entries = [
      ['required-properties-added', '/components/schemas/PhoneUpdate/required'],
      ['operation-removed', '/paths/~1user/get'],
      ['rate-limit-lowered', '/paths/~1user~1phone/patch/x-rate-limit/requests'],
    ].map(([rule, location]) => `- rule: ${rule}\n  location: ${location}\n  reason: Agreed.\n  expires: 2026-12-31\n`);
    repository.write('breaking-changes.yaml', entries.join(''));
    const approved = await compare('main', '--format', 'json');
    expect(approved.code).toBe(0);
    expect(JSON.parse(approved.stdout)).toMatchObject({
      format: 1,
      passed: true,
      bump: 'major',
      lowestVersion: '2.0.0',
      problems: [],
    });

    const late = await runDiffCommand(['main', '--today=2027-01-01', '--format=github'], { cwd: repository.folder });
    expect(late.code).toBe(1);
    expect(late.stdout).toContain(
      [
        '::error file=spec/breaking-changes.yaml,line=5,title=Contract::',
        'The approval of operation-removed at /paths/~1user/get expired',
      ].join(''),
    );
  });

  it('exits with 1 and leaves the repository unchanged', () => {
    const before = repository.git('status', '--porcelain');
    const output = join(repository.folder, '..', `${Date.now()}.md`);
    const args = ['main', 'bad', '--format=markdown', '--output', output, today];
    const bad = runCommand('diff-command.ts', args, { cwd: repository.folder });
    expect([bad.status, bad.stdout, bad.stderr]).toEqual([
      1,
      'Cannot be merged: 3 unapproved breaking changes, 1 other problem.\n',
      '',
    ]);
    expect(readFileSync(output, 'utf8')).toMatch(/^## ❌ Contract: main → bad\n/);
    expect(repository.git('status', '--porcelain')).toBe(before);
  });

  it("shows git's own words if git refuses to read the repository of a different owner", async () => {
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    const { code, stdout, stderr } = await compare('main', 'good');
    vi.unstubAllEnvs();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^git cannot read the repository of .+: fatal: detected dubious ownership in repository at .+/,
    );
    expect(stderr).toMatch(/ To trust it, run: git config --global --add safe\.directory \S+\n$/);
  });

  it('returns 2 for an unknown ref', async () => {
    const unknown = await compare('no-such-ref');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(
      /^no-such-ref must be a file, a folder or a git ref of .*\. Fetch a remote branch first\.\n$/,
    );
  });

  it('resolves relative paths and refs from the folder that npm was started in', async () => {
    vi.stubEnv('INIT_CWD', repository.folder);
    const args = ['main', 'bad', '--format=json', today];
    const { code, stdout, stderr } = await runDiffCommand(args, { cwd: getInvocationFolder() });
    vi.unstubAllEnvs();
    expect([code, stderr]).toEqual([1, '']);
    const { bump, breaking } = JSON.parse(stdout) as { bump: string; breaking: Record<string, unknown>[] };
    expect(bump).toBe('major');
    expect(breaking[0]).toMatchObject({
      rule: expect.any(String),
      file: expect.stringMatching(/^spec\//),
      line: expect.any(Number),
      message: expect.any(String),
    });
  });
});
