import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BundleError } from '../../src/bundle/bundle-error.js';
import { bundleInProcess } from '../../src/bundle/bundle-in-process.js';
import { bundle as built, bundleText } from '../support/bundle.js';
import { shareCopy } from '../support/copy.js';
import { runProgram } from '../support/run-program.js';

const { copy } = shareCopy();

/** Bundles with the program. */
function bundleWithProgram() {
  const { status, stdout, stderr } = runProgram('bundle-command.ts', [copy]);
  return { status, stdout, lines: stderr.trim().split('\n') };
}

/**
 * Bundles the spec in the current process. Returns the lines of the error, or an empty list if the bundling succeeds.
 */
async function bundlingErrors(): Promise<string[]> {
  try {
    await bundleInProcess(copy);
    return [];
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return error.message.split('\n');
  }
}

describe('bundling an invalid spec', () => {
  it.each([
    [
      'a $ref to a missing file',
      'paths/user.yaml',
      'responses/Unauthorized.yaml',
      'responses/Unauthorised.yaml',
      /^ {2}spec\/paths\/user\.yaml:\d+:7 Can't resolve \$ref/,
    ],
    [
      'a file with invalid YAML',
      'components/schemas/Balance.yaml',
      'required: [',
      'required: [[',
      /^ {2}spec\/components\/schemas\/Balance\.yaml:\d+:\d+ Failed to parse/,
    ],
    [
      'a key that OpenAPI does not define',
      'paths/user.yaml',
      '  responses:',
      '  respones:',
      /^ {2}spec\/paths\/user\.yaml:13:3 Property `respones` is not expected here/,
    ],
    [
      'discrepancies with invalid YAML',
      'discrepancies.yaml',
      '  sources:',
      '  sources: [',
      /^ {2}spec\/discrepancies\.yaml:\d+:\d+ /,
    ],
  ])('reports %s in one line with file and line', async (_name, file, from, to, line) => {
    const text = readFileSync(join(copy, file), 'utf8');
    writeFileSync(join(copy, file), text.replace(from, to));
    expect(await bundlingErrors()).toEqual(['The spec cannot be bundled:', expect.stringMatching(line)]);
  });
});

it('the program prints the error, exits with 1 and writes nothing', async () => {
  writeFileSync(join(copy, 'components/schemas/Balance.yaml'), 'type: object\nrequired: [[\n');
  const { status, stdout, lines } = bundleWithProgram();
  expect({ status, stdout, lines }).toEqual({ status: 1, stdout: '', lines: await bundlingErrors() });
  expect(lines).toHaveLength(2);
  expect(existsSync(join(copy, 'dist'))).toBe(false);
});

it('the program reports a root file with invalid YAML in one line with file and line', () => {
  writeFileSync(join(copy, 'openapi.yaml'), 'openapi: 3.1.0\ninfo: [a: b\n');
  expect(bundleWithProgram()).toEqual({
    status: 1,
    stdout: '',
    lines: ['The spec cannot be bundled:', expect.stringMatching(/^ {2}spec\/openapi\.yaml:\d:\d+ [^"]+$/)],
  });
});

it('bundling reports a workflow with invalid YAML in one line with file and line', async () => {
  mkdirSync(join(copy, 'workflows'));
  writeFileSync(join(copy, 'workflows', 'refund.yaml'), 'info: [\n');
  expect(await bundlingErrors()).toEqual([
    'The spec cannot be bundled:',
    expect.stringMatching(/^ {2}spec\/workflows\/refund\.yaml:\d+:\d+ /),
  ]);
});

it('bundling reports a revision report with invalid JSON in one line with its file', async () => {
  mkdirSync(join(copy, 'revisions'));
  writeFileSync(join(copy, 'revisions', '1.1.0.json'), '{');
  expect(await bundlingErrors()).toEqual([
    'The spec cannot be bundled:',
    expect.stringMatching(/^ {2}spec\/revisions\/1\.1\.0\.json: /),
  ]);
});

it('bundling a copy writes the same bytes, and the reports on revisions, newest first', async () => {
  mkdirSync(join(copy, 'revisions'));
  for (const version of ['1.1.0', '10.0.0', '2.0.0'])
    writeFileSync(join(copy, 'revisions', `${version}.json`), JSON.stringify({ version }));
  const newestFirst = ['10.0.0', '2.0.0', '1.1.0'].map((version) => ({ version }));
  expect(bundleWithProgram()).toEqual({ status: 0, stdout: '', lines: [''] });
  expect(readFileSync(join(copy, 'dist', 'openapi.json'), 'utf8')).toBe(bundleText);
  expect(JSON.parse(readFileSync(join(copy, 'dist', 'revisions.json'), 'utf8'))).toEqual(newestFirst);
  expect((await bundleInProcess(copy)).revisions).toEqual(newestFirst);
});

it.each(['openapi.yaml', 'redocly.yaml', 'discrepancies.yaml'])(
  'bundling reports a missing %s in one line',
  async (file) => {
    rmSync(join(copy, file));
    expect(await bundlingErrors()).toEqual(['The spec cannot be bundled:', `  spec/${file} does not exist.`]);
  },
);

it('bundling in process returns the same document and reads the current files', async () => {
  const { document, discrepancies, workflows } = await bundleInProcess(copy);
  expect(document).toEqual(built);
  expect([Object.keys(discrepancies as object).length > 0, workflows]).toEqual([true, []]);
  const file = join(copy, 'components', 'examples', 'unauthorized.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Unauthorized', 'Not you'));
  expect(JSON.stringify((await bundleInProcess(copy)).document)).toContain('"message":"Not you"');
});
