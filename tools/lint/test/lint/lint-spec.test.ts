import { cpSync, existsSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLintCommand } from '../../src/lint/run-lint-command.js';
import { shareCopy, specDir } from '../support/copy.js';
import type { Json } from '../support/bundle.js';
import { runProgram } from '../support/run-program.js';

/**
 * Matches the lines that link to rule pages. The tests here ignore them, because the tests of the formats check them.
 */
const pageLines = /^Pages of these rules|^ {2}tools\/lint\/docs\//;

const { folder, copy } = shareCopy();

/** Lints in this process, because loading Spectral in a new process for each test is slow. */
async function lint(...args: Json[]) {
  const { code: status, stdout, stderr } = await runLintCommand(args, folder);
  return { status, stdout, stderr, lines: linesOf(stdout) };
}

/** Lints with the program. */
function lintWithProgram(...args: Json[]) {
  const { status, stdout, stderr } = runProgram('lint-command.ts', args);
  return { status, stdout, stderr, lines: linesOf(stdout) };
}

function linesOf(stdout: Json) {
  const lines = stdout.split('\n').filter((line: Json) => line !== '');
  return lines.filter((line: Json) => !pageLines.test(line));
}

/** Replaces the only occurrence of a string in a file in the copy. */
function edit(file: Json, from: Json, to: Json) {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(
    join(copy, file),
    text.replace(from, () => to),
  );
}

/** Returns the number of the first line that contains a string, in a file in the copy. */
function lineWith(file: Json, text: Json) {
  const index = readFileSync(join(copy, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text));
  expect(index).toBeGreaterThan(-1);
  return index + 1;
}

describe('lint', () => {
  it('finds nothing in the spec', () => {
    expect(lintWithProgram()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^spec: 0 problems \(\d{2,} files, \d{2,} rules\)\n$/),
    });
  });

  it('finds nothing in a copy, and writes nothing into it', async () => {
    expect(await lint(copy)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^spec: 0 problems/),
    });
    expect(existsSync(join(copy, 'dist'))).toBe(false);
  });

  it("reports Redocly's finding about the structure at its place", async () => {
    edit('components/schemas/Balance.yaml', 'required: [balance, currency]', 'required: balance');
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/^spec\/components\/schemas\/Balance\.yaml:3:11 {2}error {2}struct {2}\S/),
    );
    expect(lines.at(-1)).toMatch(/^spec: \d+ problems? in \d+ files?$/);
  });

  it('reports an example that does not match its schema', async () => {
    edit('components/examples/userProfile.yaml', 'account_type: BUSINESS', 'account_type: CHARITY');
    const { status, stdout } = await lint(copy);
    const line = lineWith('components/examples/userProfile.yaml', 'CHARITY');
    expect(status).toBe(1);
    expect(stdout).toContain(`spec/components/examples/userProfile.yaml:${line}:`);
    expect(stdout).toContain('no-invalid-media-type-examples');
  });

  it('reports an example that matches none of several schemas once, at the mistake', async () => {
    edit('components/examples/attemptedTransaction.yaml', 'total: "53.45"', 'total: 53.45');
    const line = lineWith('components/examples/attemptedTransaction.yaml', 'total: 53.45');
    expect((await lint(copy)).lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^spec/components/examples/attemptedTransaction\\.yaml:${line}:\\d+ {2}error ` +
            '{2}no-invalid-media-type-examples {2}.+`total`.+string',
        ),
      ),
      'spec: 1 problem in 1 file',
    ]);
  });

  it('reports our finding about an operation at its place', async () => {
    edit('paths/user.yaml', 'bearer: [wapi-user-retrieve]', 'bearer: [wapi-user-read]');
    const line = lineWith('paths/user.yaml', 'wapi-user-read');
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringContaining(
        `spec/paths/user.yaml:${line}:16  error  scope-exists  Scope \`wapi-user-read\` does not exist: declare it`,
      ),
    );
  });

  it('reports our findings about a webhook, its headers and its example at their places', async () => {
    edit('webhooks/withdrawal_held_for_refund.yaml', '  x-provenance: reference-2.0.2\n', '');
    edit('components/parameters/WebhookSignature.yaml', '  encoding: hex\n', '');
    edit('components/examples/withdrawalHeldForRefund.yaml', '  - /meta\n', '  - /mete\n');
    const wrong = lineWith('components/examples/withdrawalHeldForRefund.yaml', '- /mete');
    const line = lineWith('components/parameters/WebhookSignature.yaml', 'x-webhook-signature');
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^spec/components/examples/withdrawalHeldForRefund\\.yaml:${wrong}:\\d+ {2}error ` +
            '{2}inferred-values-resolve {2}Correct .+ has nothing there',
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^spec/components/parameters/WebhookSignature\\.yaml:${line}:\\d+ {2}error {2}webhook-headers ` +
            '{2}Document how .+ is computed: ',
        ),
      ),
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/webhooks/withdrawal_held_for_refund\.yaml:1:\d+ {2}error {2}provenance {2}Add ` +
            'x-provenance with the source of this, ',
        ),
      ),
      'spec: 3 problems in 3 files',
    ]);
  });

  it('reports a webhook in a file with a different name, and a webhook without a reference to it', async () => {
    renameSync(join(copy, 'webhooks/withdrawal_held_for_refund.yaml'), join(copy, 'webhooks/refund.yaml'));
    edit('openapi.yaml', 'webhooks/withdrawal_held_for_refund.yaml', 'webhooks/refund.yaml');
    edit(
      'openapi.yaml',
      '  withdrawal.held_for_chargeback:\n    $ref: webhooks/withdrawal_held_for_chargeback.yaml\n',
      '',
    );
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^spec\/openapi\.yaml:\d+:\d+ {2}error {2}file-names {2}Move the webhook `withdrawal\.held_for_refund`/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^spec\/webhooks\/withdrawal_held_for_chargeback\.yaml:1:1 {2}error {2}unused-files {2}/),
    );
  });

  it('reports a finding in a shared component once', async () => {
    edit(
      'components/responses/Unauthorized.yaml',
      '  X-RateLimit-Remaining:\n    $ref: ../headers/RateLimitRemaining.yaml\n',
      '',
    );
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/components/responses/Unauthorized\.yaml:2:\d+ {2}error {2}rate-limit-headers {2}Add ` +
            String.raw`X-RateLimit-Remaining`,
        ),
      ),
      'spec: 1 problem in 1 file',
    ]);
  });

  it("reports Spectral's findings about the bundle at their places in the source", async () => {
    edit(
      'paths/user.yaml',
      "Returns the caller's account details and balances, and shows which bank accounts are set up.",
      'Never call eval(1).',
    );
    edit('components/responses/Created.yaml', 'description: ', 'description: Never call eval(2). ');
    const line = lineWith('paths/user.yaml', 'eval(1)');
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    // Redocly reports the finding in the source under a different rule name.
    expect(lines.filter((text: Json) => text.includes('no-eval-in-markdown'))).toEqual([
      expect.stringMatching(/^spec\/components\/responses\/Created\.yaml:1:1 {2}warning {2}[^(]+\("\.$/),
      expect.stringMatching(new RegExp(String.raw`^spec/paths/user\.yaml:${line}:3 {2}warning {2}[^(]+\("\.$`)),
    ]);
  });

  it('reports a component that the bundler renamed at its file', async () => {
    edit(
      'openapi.yaml',
      '\ncomponents:\n',
      '\ncomponents:\n  schemas:\n    Message:\n      type: object\n      properties: {}\n',
    );
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/components/schemas/Message\.yaml:1:1 {2}error {2}component-names {2}Rename the component ` +
            '`Message-2` without',
        ),
      ),
    );
  });

  it('ignores a bundle that is older than the source', async () => {
    cpSync(join(specDir, 'dist'), join(copy, 'dist'), { recursive: true });
    edit(
      'paths/user.yaml',
      "Returns the caller's account details and balances, and shows which bank accounts are set up.",
      'Never call eval(1).',
    );
    expect((await lint(copy)).stdout).toContain('no-eval-in-markdown');
  });

  it('reports invalid YAML at its place, without its consequences', async () => {
    edit('components/schemas/Message.yaml', 'required: [message]', 'required: [message');
    const { status, lines, stderr } = await lint(copy);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(lines).toEqual([
      expect.stringMatching(
        /^spec\/components\/schemas\/Message\.yaml:\d+:\d+ {2}error {2}yaml-readable {2}Invalid YAML: /,
      ),
      'spec: 1 problem in 1 file',
    ]);
  });

  it.each([
    ['discrepancies.yaml', '- id: profile-account-number-type\n', '- id: "profile-account-number-type\n'],
    ['redocly.yaml', 'telemetry: "off"', 'telemetry: "off'],
    ['openapi.yaml', 'openapi: 3.1.0', 'openapi: [3.1.0'],
  ])('reports invalid YAML in %s', async (file, from, to) => {
    edit(file, from, to);
    const { status, stdout } = await lint(copy);
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`^spec/${file}:\\d+:\\d+ {2}error {2}yaml-readable`));
  });

  it.each([
    ['../../openapi.yaml', 'Refer to the component file instead of the root file.'],
    ['../../openapi.yaml#/components/responses/NotFound', 'Refer to a whole file: '],
    ['../schemas/Message.yaml#/properties', 'Refer to a whole file: '],
    ['https://example.com/Message.yaml', 'https://example.com/Message.yaml is not a file of this spec: '],
    ['../../../Message.yaml', '../../../Message.yaml is outside the spec: '],
  ])('rejects a $ref to %s', async (ref, message) => {
    edit('components/responses/Ok.yaml', '../schemas/OkResponse.yaml', ref);
    const line = lineWith('components/responses/Ok.yaml', ref);
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(
      lines[0].startsWith(`spec/components/responses/Ok.yaml:${line}:13  error  refs-to-files  ${message}`),
      lines[0],
    ).toBe(true);
  });

  it('reports a $ref to a missing file, without its consequences', async () => {
    unlinkSync(join(copy, 'components/examples/ok.yaml'));
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          String.raw`^spec/components/responses/Ok\.yaml:\d+:\d+ {2}error {2}refs-to-files {2}The file ` +
            String.raw`\.\./examples/ok\.yaml does not exist: `,
        ),
      ),
      'spec: 1 problem in 1 file',
    ]);
  });

  it.each([
    ['x-condition', 'did you mean x-conditions?'],
    ['x-rate-limt', 'did you mean x-rate-limit?'],
    ['x-entirely-new', 'define it in spec/extensions.schema.json.'],
  ])('reports %s, which is not an extension of this spec', async (name, advice) => {
    edit('paths/user_password.yaml', '  x-sdk-method:', `  ${name}: [verified-account]\n  x-sdk-method:`);
    const { status, lines } = await lint(copy);
    expect(status).toBe(1);
    expect(lines).toContain(
      `spec/paths/user_password.yaml:${lineWith('paths/user_password.yaml', name)}:3  error  known-extensions  ` +
        `${name} is not an extension of this spec: ${advice}`,
    );
  });
});
