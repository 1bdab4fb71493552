import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDiffCommand } from '../../src/command/run-diff.js';
import { bundle } from '../support/bundle.js';
import { edited, remove, set } from '../support/edits.js';

const folder = mkdtempSync(join(tmpdir(), 'wapi-hostile-'));
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

describe('what cannot be compared is told in a sentence, with exit code 2', () => {
  it.each([
    ['no arguments', [], /^Say what to compare with: a bundle file, a spec folder or a git ref\./],
    ['three versions', ['a', 'b', 'c'], /^Two versions can be compared, not 3\.$/],
    ['an unknown option', ['good.json', '--fix'], /^Unknown option '--fix'\. --help tells how it is used\.$/],
    [
      'an unknown format',
      ['good.json', '--format', 'xml'],
      /^There is no format xml: choose text, json, markdown, github\.$/,
    ],
    ['a day that is none', ['good.json', '--today', 'tomorrow'], /^tomorrow is no day/],
    [
      'what is not there',
      ['gone.json', 'good.json'],
      /^gone\.json is no file or folder, and .* is in no git repository/,
    ],
    ['an option for a ref', ['--', '-rf', 'good.json'], /^-rf is no file/],
    ['no YAML', ['good.json', 'no.yaml'], /^no\.yaml is neither JSON nor YAML: /],
    ['a number', ['number.yaml', 'good.json'], /^number\.yaml is no OpenAPI document\.$/],
    ['an empty file', ['empty.yaml', 'good.json'], /^empty\.yaml is no OpenAPI document\.$/],
    ['Swagger', ['other.yaml', 'good.json'], /^other\.yaml is no OpenAPI document\.$/],
    [
      'OpenAPI 3.0',
      ['old.json', 'good.json'],
      /^old\.json is written in OpenAPI 3\.0\.3; only 3\.1 can be compared\.$/,
    ],
    ['no paths', ['pathless.json', 'good.json'], /^pathless\.json describes no paths\.$/],
    ['an empty folder', ['empty', 'good.json'], /^empty holds no openapi\.yaml\.$/],
    [
      'a folder that cannot be bundled',
      ['broken', 'good.json'],
      /^The version in broken cannot be bundled: Redocly could not read the spec: .* in "broken\/openapi\.yaml" \(2:9\)$/,
    ],
    [
      'no version',
      ['good.json', 'unversioned.json'],
      /^The info\.x-revision of unversioned\.json is "next": write three numbers, as in 2\.1\.0\.$/,
    ],
    [
      'a reference to nothing',
      ['good.json', 'dangling.json'],
      /^dangling\.json refers to #\/components\/schemas\/UserProfile at \/components\/schemas\/UserProfileResponse\/properties\/data, and nothing is there\.$/,
    ],
    [
      'approvals that are none',
      ['good.json', 'good.json', '--approvals', 'approvals.yaml'],
      /^approvals\.yaml:1 The file must hold a list of approvals\.$/,
    ],
    [
      'approvals that are not there',
      ['good.json', 'good.json', '--approvals', 'gone.yaml'],
      /^There is no approvals file gone\.yaml\.$/,
    ],
    [
      'an output that cannot be written',
      ['good.json', 'good.json', '--output', 'gone/report.md'],
      /^The report cannot be written to gone\/report\.md: /,
    ],
  ])('%s', async (_name, args, message) => {
    const { code, stdout, stderr } = await compare(...args);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  });
});

it('help is given without a comparison', async () => {
  expect(await compare('--help')).toEqual({ code: 0, stdout: expect.stringMatching(/^Usage: /), stderr: '' });
});

it('the same bundle twice may be merged', async () => {
  expect(await compare('good.json', 'good.json')).toEqual({
    code: 0,
    stdout: expect.stringMatching(/May be merged: no change\.\n$/),
    stderr: '',
  });
});
