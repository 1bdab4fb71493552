import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runPullRequestCheck } from '../../src/command/run-pull-request-check.js';
import { checkPullRequest } from '../../src/pull-request/check.js';
import { runCommand } from '../support/run-command.js';
import { SpecRepository } from '../support/spec-repository.js';

const EXTENSION =
  '  extension:\n    type: string\n    maxLength: 10\n    description: The extension.\n    examples: ["12"]\n';

describe('checkPullRequest', () => {
  let repository: SpecRepository;
  const reports = mkdtempSync(join(tmpdir(), 'wapi-reports-'));
  const sarif = join(reports, 'lint.sarif');
  const check = (base = 'main'): ReturnType<typeof checkPullRequest> =>
    checkPullRequest(base, { cwd: repository.folder, format: 'github', today: '2026-12-01', sarif });
  const rulesInSarif = (): string[] => {
    const { runs } = JSON.parse(readFileSync(sarif, 'utf8')) as { runs: { results: { ruleId: string }[] }[] };
    return runs.flatMap(({ results }) => results.map(({ ruleId }) => ruleId));
  };

  beforeAll(() => {
    repository = new SpecRepository({ whole: true });
  });
  afterEach(() => repository.git('reset', '--quiet', '--hard', 'main'));
  afterAll(() => {
    repository.remove();
    rmSync(reports, { recursive: true });
  });

  it('accepts a compatible change without lint findings and with a new revision', async () => {
    repository.replace('components/schemas/PhoneUpdate.yaml', 'properties:\n', `properties:\n${EXTENSION}`);
    repository.replace('openapi.yaml', 'x-revision: 1.0.0', 'x-revision: 1.1.0');
    const { code, output, summary } = await check();
    expect([code, output.match(/^::error/gm)]).toEqual([0, null]);
    expect(summary).toContain('No findings.');
    expect(summary).toContain('| changed | `PATCH /user/phone` | request body |');
    expect(summary).toMatch(/^\+.*extension/m);
    expect(rulesInSarif()).toEqual([]);
  });

  it('rejects a breaking change with a lint finding', async () => {
    repository.replace(
      'components/schemas/PhoneUpdate.yaml',
      'properties:\n',
      `properties:\n${EXTENSION.replace(/ {4}description.*\n/, '')}`,
    );
    repository.replace('paths/user_phone.yaml', 'requests: 5', 'requests: 1');
    const { code, output, summary } = await check();
    expect(code).toBe(1);
    const line = repository.lineOf('components/schemas/PhoneUpdate.yaml', 'extension:');
    expect(output).toMatch(
      new RegExp(`^::error file=spec/components/schemas/PhoneUpdate\\.yaml,line=${line},.*description-present`, 'm'),
    );
    expect(output).toMatch(/^::error file=spec\/paths\/user_phone\.yaml,line=\d+,title=.*rate/im);
    expect(output).toMatch(
      /^::error file=spec\/openapi\.yaml,line=\d+,.*info\.x-revision must be .*, received 1\.0\.0/m,
    );
    expect(summary).toMatch(/^# ❌ Cannot be merged\n/);
    expect(summary).toContain(
      `- \`spec/components/schemas/PhoneUpdate.yaml:${line}\` Add a description to the property`,
    );
    expect(rulesInSarif()).toContain('description-present');
  });

  it('compares with the fork point instead of the tip of the base branch', async () => {
    repository.git('checkout', '--quiet', '-b', 'summary');
    repository.replace('paths/user_phone.yaml', 'summary: ', 'summary: Now ');
    repository.commit();
    repository.git('checkout', '--quiet', 'main');
    repository.replace('components/schemas/PhoneUpdate.yaml', 'properties:\n', `properties:\n${EXTENSION}`);
    repository.commit();
    repository.git('checkout', '--quiet', 'summary');
    const { code } = await check();
    repository.git('checkout', '--quiet', 'main');
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    expect(code).toBe(0);
  });

  it('rejects a lower revision', async () => {
    repository.replace('openapi.yaml', 'x-revision: 1.0.0', 'x-revision: 0.5.0');
    expect(await check()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/info\.x-revision must be .*, received 0\.5\.0/),
    });
  });

  it('reports the lint findings if the generators cannot read the spec', async () => {
    repository.replace('paths/user_phone.yaml', 'tags: [User]', 'tags: [Usr]');
    const { code, output, summary } = await check();
    expect(code).toBe(1);
    expect(output).toMatch(/^::error file=spec\/paths\/user_phone\.yaml/m);
    expect(summary).toContain(
      'Not available: Bundled spec: the tag of updatePhone must be defined in tags, received Usr',
    );
  });

  it('rejects a spec that cannot be bundled, with one annotation', async () => {
    repository.replace('paths/user_phone.yaml', 'requestBodies/Phone.yaml', 'requestBodies/Phnoe.yaml');
    const { code, output, summary } = await check();
    expect(code).toBe(1);
    expect(output).toMatch(/^::error file=spec\/paths\/user_phone\.yaml,line=\d+/m);
    expect(output).not.toContain('title=Contract');
    expect(summary).toContain('cannot bundle the spec');
  });

  it('exits with 2 if the base does not exist', async () => {
    const { code, output } = await check('origin/main');
    expect(code).toBe(2);
    expect(output).toMatch(/^::error title=Contract::origin\/main must be a file, a folder or a git ref/m);
  });

  it('appends to the summary of a job and links to the docs', async () => {
    repository.replace('paths/user_phone.yaml', 'requests: 5', 'requests: 1');
    const stepSummary = join(reports, 'summary.md');
    const { code, stdout } = await runPullRequestCheck(['main'], {
      cwd: repository.folder,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: stepSummary, DOCS_URL: 'https://docs.example.com/' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('::error file=spec/paths/user_phone.yaml');
    expect(readFileSync(stepSummary, 'utf8')).toContain('[updatePhone](https://docs.example.com/api/updatePhone/)');
  });

  it('prints the usage with --help', async () => {
    expect(await runPullRequestCheck(['--help'], { cwd: repository.folder, env: {} })).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Usage: .*Runs all checks of a pull request.*Exit codes.*\n$/s),
      stderr: '',
    });
  });

  it('prints plain text outside GitHub Actions', async () => {
    repository.replace('paths/user_phone.yaml', 'requests: 5', 'requests: 1');
    const { code, stdout } = await runPullRequestCheck(['main'], { cwd: repository.folder, env: {} });
    expect(code).toBe(1);
    expect(stdout).not.toContain('::');
    expect(stdout).toMatch(/^ {2}✗ updatePhone: PATCH \/user\/phone, x-rate-limit requests$/m);
    expect((await runPullRequestCheck(['gone'], { cwd: repository.folder, env: {} })).stdout).toMatch(
      /^gone must be a file, a folder or a git ref/m,
    );
  });

  it.each([
    [['main', '--hlep'], 'unknown option --hlep. Did you mean --help?'],
    [['main', 'HEAD'], 'expected one base, received 2.'],
  ])('rejects the arguments %j with one line and exit code 2', async (args, message) => {
    expect(await runPullRequestCheck(args, { cwd: repository.folder, env: {} })).toEqual({
      code: 2,
      stdout: '',
      stderr: `check:pr: ${message} See --help.\n`,
    });
  });

  it("shows git's own words if git refuses to read the repository of a different owner", () => {
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const { status, stdout, stderr } = runCommand('check-pull-request.ts', ['main'], { cwd: repository.folder, env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^check:pr: git cannot read .+: fatal: detected dubious ownership in repository at .+/);
    expect(stderr).toMatch(/ To trust it, run: git config --global --add safe\.directory \S+\n$/);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('runs as a command that exits with 2 if the base is missing', () => {
    expect(runCommand('check-pull-request.ts', [], { cwd: repository.folder })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'check:pr: <base> must be a git ref, a spec folder or a bundle, received nothing. See --help.\n',
    });
  });
});
