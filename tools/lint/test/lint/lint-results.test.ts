import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLintInWorker } from '../../src/lint/run-in-worker.js';
import { runLintCommand } from '../../src/lint/run-lint-command.js';
import { shareCopy } from '../support/copy.js';
import type { Json } from '../support/bundle.js';

const { folder, copy } = shareCopy();

/** The lines with findings and the summary. */
async function lint(dir: string): Promise<string[]> {
  const { stdout } = await runLintCommand([dir], folder);
  return stdout.split('\n').filter((line) => line.startsWith('spec'));
}

/** Replaces the only occurrence of a text in a file of the copy. */
function edit(file: Json, from: Json, to: Json) {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(join(copy, file), text.replace(from, to));
}

describe('lint', { timeout: 60_000 }, () => {
  it('reports an example without a required property at the map that lacks it', async () => {
    edit('components/examples/ok.yaml', 'message: OK', 'messages: OK');
    const lines = await lint(copy);
    expect(lines).toEqual([
      expect.stringMatching(
        /^spec\/components\/examples\/ok\.yaml:2:1 {2}error {2}no-invalid-media-type-examples {2}.+required property 'message'/,
      ),
      expect.stringMatching(
        /^spec\/components\/examples\/ok\.yaml:3:3 .+ must not have the key `messages`: the schema does not define it\. Remove it, or correct its name\.$/,
      ),
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

  it('names an unknown key once, at its line', async () => {
    edit('paths/user_phone.yaml', '  tags: [User]\n', '  tags: [User]\n  sumary: A\n');
    expect(await lint(copy)).toEqual([
      'spec/paths/user_phone.yaml:6:3  error  struct  Property `sumary` is not expected here.',
      'spec: 1 problem in 1 file',
    ]);
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
    const file = join(copy, 'components/schemas/PhoneUpdate.yaml');
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
