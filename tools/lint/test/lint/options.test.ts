import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runLintCommand } from '../../src/lint/run-lint-command.js';
import { copySpec } from '../support/copy.js';
import type { Json } from '../support/bundle.js';
import { runProgram } from '../support/run-program.js';

let folder: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-lint-test-'));
  copy = join(folder, 'spec');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the lint in this process, with the scratch folder as the working directory, as a CI workflow would. */
async function lint(args: Json, docsUrl?: string) {
  vi.stubEnv('DOCS_URL', docsUrl);
  const { code: status, stdout, stderr } = await runLintCommand(args, folder);
  return { status, stdout, stderr };
}

/** Creates a copy with a mistake that the lint reports before any slow step. */
function brokenCopy() {
  copySpec(copy);
  writeFileSync(join(copy, 'components', 'schemas', 'Environment.yaml'), 'type: string\nx-sinset: 2027-06-30\n');
}
const place = 'spec/components/schemas/Environment.yaml';
const message = 'x-sinset is not an extension of this spec: did you mean x-sunset?';

describe("the lint's command line", () => {
  it('prints one format and writes others, from any folder', () => {
    brokenCopy();
    const args = ['spec', '--format', 'github', '--sarif', 'reports/new/lint.sarif', '--json', 'lint.json'];
    const { status, stdout, stderr } = runProgram('lint-command.ts', args, { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toBe(
      `::error file=${place},line=2,col=1,title=known-extensions::${message}%0ASee ` +
        'tools/lint/docs/known-extensions.md\nspec: 1 problem in 1 file\n',
    );
    const { runs } = JSON.parse(readFileSync(join(folder, 'reports/new/lint.sarif'), 'utf8'));
    expect(runs[0].results).toHaveLength(1);
    expect(runs[0].results[0].message.text).toBe(message);
    expect(JSON.parse(readFileSync(join(folder, 'lint.json'), 'utf8')).findings).toMatchObject([
      { file: place, line: 2, rule: 'known-extensions' },
    ]);
  });

  it.each(['sarif', 'json'])('prints only %s if --format says so', async (format) => {
    brokenCopy();
    const { status, stdout } = await lint([copy, '--format', format]);
    expect(status).toBe(1);
    expect(JSON.stringify(JSON.parse(stdout))).toContain(message);
  });

  it.each([
    ['https://docs.example.com', 'https://docs.example.com/rules/known-extensions'],
    ['', undefined],
    ['docs', undefined],
    ['javascript:alert(1)', undefined],
  ])('handles %s as the URL of the docs', async (url, link) => {
    brokenCopy();
    const { runs } = JSON.parse((await lint([copy, '--format=sarif'], url)).stdout);
    expect(runs[0].tool.driver.rules.find(({ id }: Json) => id === 'known-extensions').helpUri).toBe(link);
  });

  it.each([
    [['--format', 'xml'], '--format must be one of text, json, sarif, github, received xml.'],
    [['--output', 'a'], 'unknown option --output. See npm run lint:spec -- --help.'],
    [['--fromat', 'json'], 'unknown option --fromat. Did you mean --format? See npm run lint:spec -- --help.'],
    [['--sarif'], '--sarif needs a value. See npm run lint:spec -- --help.'],
    [['a', 'b'], 'Only one folder can be linted at a time. See npm run lint:spec -- --help.'],
    [['nowhere'], 'The folder FOLDER/nowhere does not exist.'],
  ])('rejects the arguments %j in one line', async (args, reason) => {
    const { status, stdout, stderr } = await lint(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.startsWith(`spec: the lint could not run. ${reason.replace('FOLDER', folder)}`), stderr).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each(['--help', '-h'])('prints its purpose, options and exit codes with %s', (option) => {
    const { status, stdout, stderr } = runProgram('lint-command.ts', [option, '--unknown'], { cwd: folder });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: .*Lints the spec.*--sarif <file>.*Exit codes/s);
  });

  it('removes the report of an earlier run if it cannot lint', async () => {
    writeFileSync(join(folder, 'lint.sarif'), 'old');
    mkdirSync(copy);
    expect((await lint(['spec', '--sarif', 'lint.sarif'])).status).toBe(2);
    expect(existsSync(join(folder, 'lint.sarif'))).toBe(false);
  });

  it('reports in one line that a report cannot be written', async () => {
    brokenCopy();
    writeFileSync(join(folder, 'file'), '');
    const { status, stderr } = await lint(['spec', '--sarif', 'file/lint.sarif']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^spec: the lint could not run\. Cannot write the report: .+\n$/);
  });
});
