import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The samples of a section, by its heading. */
function samplesOf(heading: string): string[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  return [...(section.split('\n## ')[0] ?? '').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
}

/** What samples take from other samples, or from the reader's own program. */
const AROUND = `import type { Wapi } from '@wapi/client';
declare const wapi: Wapi;
declare function claim(id: string): Promise<boolean>;
`;

/** The errors that a strict compiler finds in modules. */
function compile(sources: readonly string[]): string[] {
  // Not among the tests, where the type check would find them.
  mkdirSync(join(root, 'build'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build', 'readme-'));
  try {
    const files = sources.map((source, index) => join(folder, `sample-${index}.mts`));
    for (const [index, file] of files.entries()) writeFileSync(file, `${AROUND}${sources[index]}`);
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      // The sources in place of the build.
      paths: {
        '@wapi/client': [join(root, 'src/index.ts')],
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
  test.each([
    ['Receiving webhooks', 4],
    ['Node: token file and files from disk', 2],
  ])('%s: compile under strict', (heading, count) => {
    const samples = samplesOf(heading);
    expect(samples).toHaveLength(count);
    expect(compile(samples)).toEqual([]);
  });

  test('would not compile with a mistake', () => {
    expect(
      compile(samplesOf('Receiving webhooks').map((code) => code.replace('withdrawal.refunded_to_account', 'withdrawal.refunded'))),
    ).toHaveLength(1);
  });

  test('every reason of a refused webhook is explained', () => {
    const source = readFileSync(join(root, 'src/webhooks/webhook-error.ts'), 'utf8');
    const [, union = ''] = /type WapiWebhookErrorReason =([^;]*);/.exec(source) ?? [];
    const reasons = [...union.matchAll(/'([^']+)'/g)].map(([, reason]) => reason);
    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(readme).toMatch(new RegExp(`^\\|.*\`${reason}\`.*\\|`, 'm'));
  });
});
