import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDiffCommand } from '../../src/command/run-diff.js';
import { bundle } from '../support/bundle.js';
import { runCommand } from '../support/run-command.js';
import { edited, remove, set } from '../support/edits.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-malformed-'));
const compare = (...args: string[]): ReturnType<typeof runDiffCommand> => runDiffCommand(args, { cwd: folder });

beforeAll(() => {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'broken'));
  write('broken/openapi.yaml', 'openapi: 3.1.0\npaths: [');
  write('broken/redocly.yaml', 'apis: {structure: {root: ./openapi.yaml, rules: {struct: error}}}');
  write('broken/discrepancies.yaml', '[]');
  write('good.json', JSON.stringify(bundle));
  write('no.yaml', 'a: [1\nb: {');
  write('number.yaml', '5');
  write('empty.yaml', '');
  write('other.yaml', 'swagger: "2.0"');
  write('old.json', JSON.stringify({ ...bundle, openapi: '3.0.3' }));
  write('pathless.json', JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1.0.0' } }));
  write('unversioned.json', JSON.stringify(edited(bundle, set('/info/x-revision', 'next'))));
  write('dangling.json', JSON.stringify(edited(bundle, remove('/components/schemas/UserProfile'))));
  write('approvals.yaml', 'rule: x');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('diff:spec with malformed input', () => {
  it.each([
    ['no arguments', [], /^diff:spec: <base> must be a bundle, a spec folder or a git ref, received nothing\./],
    ['three versions', ['a', 'b', 'c'], /^diff:spec: expected at most two versions, received 3\. See --help\.$/],
    ['an unknown option', ['good.json', '--fix'], /^diff:spec: unknown option --fix\. See --help\.$/],
    [
      'a misspelt option',
      ['good.json', '--fromat', 'json'],
      /^diff:spec: unknown option --fromat\. Did you mean --format\? See --help\.$/,
    ],
    [
      'an unknown format',
      ['good.json', '--format', 'xml'],
      /^--format: must be one of text, json, markdown, github, received xml\.$/,
    ],
    [
      'an invalid date',
      ['good.json', '--today', 'tomorrow'],
      /^--today: must be a date such as .*, received tomorrow\.$/,
    ],
    [
      'a missing file',
      ['gone.json', 'good.json'],
      /^gone\.json must be a file, a folder or a git ref; .* is not in a git repository/,
    ],
    ['a ref that looks like an option', ['--', '-rf', 'good.json'], /^-rf must be a file/],
    ['invalid YAML', ['good.json', 'no.yaml'], /^no\.yaml: must be JSON or YAML: /],
    ['a number', ['number.yaml', 'good.json'], /^number\.yaml: must be an OpenAPI document\.$/],
    ['an empty file', ['empty.yaml', 'good.json'], /^empty\.yaml: must be an OpenAPI document\.$/],
    ['Swagger', ['other.yaml', 'good.json'], /^other\.yaml: must be an OpenAPI document\.$/],
    ['OpenAPI 3.0', ['old.json', 'good.json'], /^old\.json: "openapi" must be 3\.1, received 3\.0\.3\.$/],
    ['a document without paths', ['pathless.json', 'good.json'], /^pathless\.json: "paths" is missing\.$/],
    ['an empty folder', ['empty', 'good.json'], /^empty: openapi\.yaml is missing\.$/],
    [
      'a folder that cannot be bundled',
      ['broken', 'good.json'],
      /^broken: cannot bundle the spec: Redocly could not read the spec: .* in "broken\/openapi\.yaml" \(2:9\)$/,
    ],
    [
      'a malformed revision',
      ['good.json', 'unversioned.json'],
      /^unversioned\.json: info\.x-revision must be three numbers such as 2\.1\.0, received "next"\.$/,
    ],
    [
      'a dangling reference',
      ['good.json', 'dangling.json'],
      new RegExp(
        [
          '^dangling\\.json: the \\$ref at /components/schemas/UserProfileResponse/properties/data ',
          'must exist in the document, received #/components/schemas/UserProfile\\.$',
        ].join(''),
      ),
    ],
    [
      'malformed approvals',
      ['good.json', 'good.json', '--approvals', 'approvals.yaml'],
      /^approvals\.yaml:1 The file must contain a list of approvals\.$/,
    ],
    [
      'a missing approvals file',
      ['good.json', 'good.json', '--approvals', 'gone.yaml'],
      /^--approvals: the file gone\.yaml does not exist\.$/,
    ],
    [
      'an output that cannot be written',
      ['good.json', 'good.json', '--output', 'gone/report.md'],
      /^--output: cannot write the report to gone\/report\.md: /,
    ],
  ])('rejects %s with one line and exit code 2', async (_name, args, message) => {
    const { code, stdout, stderr } = await compare(...args);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  });
});

it.each(['--help', '-h'])('diff:spec › prints its purpose, options and exit codes with %s', (option) => {
  expect(runCommand('diff-command.ts', ['a', option, '--fix'], { cwd: folder })).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: .*Compares two versions.*--approvals.*Exit codes/s),
    stderr: '',
  });
});

it('diff:spec › accepts the same bundle twice', async () => {
  expect(await compare('good.json', 'good.json')).toEqual({
    code: 0,
    stdout: expect.stringMatching(/Can be merged: no change\.\n$/),
    stderr: '',
  });
});
