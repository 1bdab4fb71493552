import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const samples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);

/**
 * Names that samples use from other samples or from the reader's program. Global, so that a sample may declare its own.
 */
const AROUND = `import type * as client from '@wapi/client';
declare global {
  const createWapi: typeof client.createWapi;
  const isWapiError: typeof client.isWapiError;
  const wapi: client.Wapi;
  const key: string;
}
`;

/** Returns the errors of a strict compiler. */
function compile(sources: readonly string[]): string[] {
  // Outside the tests, because the type check would include them.
  mkdirSync(join(root, 'build'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build', 'readme-'));
  try {
    const around = join(folder, 'around.d.mts');
    writeFileSync(around, AROUND);
    const files = sources.map((source, index) => join(folder, `sample-${index}.mts`));
    for (const [index, file] of files.entries()) writeFileSync(file, `${sources[index]}\nexport {};\n`);
    const program = ts.createProgram([around, ...files], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      // The sources instead of the build.
      paths: {
        '@wapi/client': [join(root, 'src/index.ts')],
        '@wapi/client/operations': [join(root, 'src/operations.ts')],
        '@wapi/client/charges': [join(root, 'src/charges/index.ts')],
        '@wapi/client/raw': [join(root, 'src/raw.ts')],
        '@wapi/client/testing': [join(root, 'src/testing.ts')],
        '@wapi/client/webhooks': [join(root, 'src/webhooks/index.ts')],
        '@wapi/client/node': [join(root, 'src/node/index.ts')],
      },
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the samples of the README', () => {
  test('compile under strict', () => {
    expect(samples.length).toBeGreaterThan(15);
    expect(compile(samples)).toEqual([]);
  });

  test('would not compile with a mistake', () => {
    const mistaken = samples.map((code) =>
      code
        .replace('withdrawal.refunded_to_account', 'withdrawal.refunded')
        .replace('currency_credited', 'currency_paid'),
    );
    expect(compile(mistaken)).toHaveLength(2);
  });

  test('include a test with the mock that passes', () => {
    const sample = samples.find((code) => code.includes("from '@wapi/mock'")) ?? '';
    mkdirSync(join(root, 'build'), { recursive: true });
    const folder = mkdtempSync(join(root, 'build', 'readme-'));
    try {
      const file = join(folder, 'sample.mjs');
      writeFileSync(file, sample);
      expect(execFileSync(process.execPath, ['--test-reporter=tap', file], { encoding: 'utf8' })).toMatch(
        /^# pass 1$/m,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('explain every reason of a refused webhook', () => {
    const source = readFileSync(join(root, 'src/webhooks/webhook-error.ts'), 'utf8');
    const [, union = ''] = /type WapiWebhookErrorReason =([^;]*);/.exec(source) ?? [];
    const reasons = [...union.matchAll(/'([^']+)'/g)].map(([, reason]) => reason);
    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(readme).toMatch(new RegExp(`^\\|.*\`${reason}\`.*\\|`, 'm'));
  });
});
