import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLintInWorker } from '../../src/lint/run-in-worker.js';
import { runLintCommand } from '../../src/lint/run-lint-command.js';
import { shareCopy } from '../support/copy.js';
import type { Json } from '../support/bundle.js';

const { folder, copy } = shareCopy();

/** Returns the lines with findings and the summary. */
async function lint(dir: string): Promise<string[]> {
  const { stdout } = await runLintCommand([dir], folder);
  return stdout.split('\n').filter((line) => line.startsWith('spec'));
}

/** Replaces the only occurrence of a string in a file in the copy. */
function edit(file: Json, from: Json, to: Json) {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(join(copy, file), text.replace(from, to));
}

describe('lint', () => {
  it('reports an example without a required property at the map that lacks it', async () => {
    edit('components/examples/ok.yaml', 'message: OK', 'messages: OK');
    const lines = await lint(copy);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/components/examples/ok\.yaml:2:1 {2}error {2}no-invalid-media-type-examples {2}.+required ` +
            String.raw`property 'message'`,
        ),
      ),
      'spec/components/examples/ok.yaml:3:3  error  example-keys-defined  The schema of this example does not define ' +
        'the key `messages`: did you mean message?',
      'spec: 2 problems in 1 file',
    ]);
  });

  it('reports contradictory limits without the examples that they make invalid', async () => {
    edit(
      'components/schemas/PhoneUpdate.yaml',
      '    type: string\n',
      '    type: string\n    minLength: 90\n    maxLength: 2\n',
    );
    const lines = await lint(copy);
    expect(lines).toEqual([
      expect.stringMatching(/^spec\/components\/schemas\/PhoneUpdate\.yaml:7:5 {2}error {2}limits-consistent /),
      'spec: 1 problem in 1 file',
    ]);
  });

  it.each([
    ['components/schemas/AccountUpdate.yaml', '    maxLength: 255', '    maxLength: "255"', [8, 8]],
    [
      'components/schemas/WithdrawalCreate.yaml',
      'banked: SubBankedWithdrawal.yaml',
      'banked: NormalWithdrawal.yaml',
      [10],
    ],
    ['components/parameters/AccountNumberInPath.yaml', 'required: true', 'required: false', [1, 3]],
    ['components/schemas/FeeStructure.yaml', 'absorb, split]', 'absorb, split, split]', [2]],
  ])('reports a mistake in %s only in that file', async (file, from, to, places) => {
    edit(file, from, to);
    const lines = await lint(copy);
    expect(lines.map((line) => line.split(':', 2).join(':'))).toEqual([
      ...places.map((place) => `spec/${file}:${place}`),
      `spec: ${places.length} problem${places.length === 1 ? '' : 's'} in 1 file`,
    ]);
  });

  it.each([
    ['[bb, gd, gy, jm, tt]', '[bb, gd, gy, jm]', 'oas3-server-variables'],
    ['[bb, gd, gy, jm, tt]', '[]', 'oas3-schema'],
  ])('reports the platforms %s as %s at the variable', async (from, to, rule) => {
    const file = join(copy, 'openapi.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(from, to));
    const lines = await lint(copy);
    const variable = text.split('\n').findIndex((line) => line.includes(from));
    expect(lines.some((line) => line.includes(`  error  ${rule}  `))).toBe(true);
    for (const line of lines.slice(0, -1))
      expect(Math.abs(Number(line.split(':')[1]) - variable), line).toBeLessThan(3);
  });

  it.each([
    [
      'components/parameters/PageSize.yaml',
      'example: 15\n',
      'content: { application/json: { schema: { type: integer } } }\n',
    ],
    ['components/examples/ok.yaml', 'value:', 'externalValue: https://example.com/ok.json\nvalue:'],
  ])('names two exclusive keys in %s once', async (file, from, to) => {
    edit(file, from, to);
    expect(await lint(copy)).toEqual([
      expect.stringMatching(
        / {2}error {2}exclusive-keys {2}Remove `\w+` or `\w+`: OpenAPI allows only one of them here\.$/,
      ),
      'spec: 1 problem in 1 file',
    ]);
  });

  it('reports unused files, and names in the wrong case', async () => {
    cpSync(join(copy, 'components/schemas/Message.yaml'), join(copy, 'components/schemas/old_message.yaml'));
    expect(await lint(copy)).toEqual([
      'spec/components/schemas/old_message.yaml:1:1  error  unused-files  Nothing refers to this file: refer to ' +
        'it or delete it.',
      'spec/components/schemas/old_message.yaml:1:1  error  component-file-names  Name the file in PascalCase ' +
        'with the ending .yaml.',
      'spec: 2 problems in 1 file',
    ]);
  });

  it('names an unknown key once, at its line', async () => {
    edit('paths/user_phone.yaml', '  tags: [User]\n', '  tags: [User]\n  sumary: A\n');
    expect(await lint(copy)).toEqual([
      'spec/paths/user_phone.yaml:6:3  error  struct  Property `sumary` is not expected here: did you mean `summary`?',
      'spec: 1 problem in 1 file',
    ]);
  });

  it.each([
    [{ cpu: 0, elapsed: 1e6 }, 'It computed for more than 0 s.'],
    [{ cpu: 1e6, elapsed: 0 }, 'It took longer than 0 s.'],
  ])('ends with the limits %j and says what to do', async (limits, reason) => {
    expect(await runLintInWorker([copy], undefined, limits)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`the lint could not run. ${reason} Look for a schema or a pattern that takes`),
    });
  });

  it('accepts 2,000 fields and 120 levels of nesting', async () => {
    const fields = Array.from(
      { length: 2000 },
      (_, index) => `  field_${index}:\n    type: string\n    maxLength: 9\n    description: A field.\n`,
    );
    const levels = Array.from({ length: 120 }, (_, level) => {
      const indent = '  '.repeat(2 * level + 1);
      return `${indent}level:\n${indent}  description: A level.\n${indent}  type: object\n${indent}  properties:\n`;
    }).join('');
    const leaf = `${'  '.repeat(241)}leaf: { type: boolean, description: A leaf. }\n`;
    const file = join(copy, 'components/schemas/Balance.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}${fields.join('')}${levels}${leaf}`);
    expect(await runLintInWorker([copy])).toMatchObject({ code: 0, stderr: '' });
  });

  it('reports a folder without a spec in one line', async () => {
    expect(await runLintCommand([folder])).toEqual({
      code: 2,
      stdout: '',
      stderr: `spec: the lint could not run. ${folder} must contain a spec, and has no openapi.yaml.\n`,
    });
  });
});
