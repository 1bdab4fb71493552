import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createSampleFolder } from '../support/sample-folder.js';
import { packageRoot } from '../../src/package-root.js';
import { readGuideCode } from '../support/guide-code.js';
import { site } from '../support/site.js';

/** Returns the errors from a strict compilation, one per line. */
function compile(sources: Readonly<Record<string, string>>): string[] {
  const folder = createSampleFolder();
  try {
    for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, `${name}.mts`), source);
    const program = ts.createProgram(
      Object.keys(sources).map((name) => join(folder, `${name}.mts`)),
      {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        types: ['node'],
        typeRoots: [join(packageRoot, 'node_modules/@types')],
      },
    );
    return ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) =>
          `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the TypeScript samples', () => {
  it('compile under strict', () => {
    const sources = site.operations.flatMap(({ operation, samples }) =>
      samples.flatMap(({ typescript, fetch }, index) => [
        [`${operation.id}${index}`, typescript],
        [`${operation.id}${index}-fetch`, fetch],
      ]),
    );
    expect(
      compile({
        ...(Object.fromEntries(sources) as Record<string, string>),
        ...Object.fromEntries(
          [...readGuideCode()].flatMap(([name, code]) =>
            name.endsWith('.ts') ? [[name.replaceAll('/', '-'), code]] : [],
          ),
        ),
        firstCall: site.firstCall.withClient,
        webhook: site.webhooks?.signature?.sample ?? '',
      }),
    ).toEqual([]);
  });

  it('do not compile with a wrong field name', () => {
    const [first] = site.operations.find(({ operation }) => operation.id === 'createLocalBank')?.samples ?? [];
    expect(compile({ wrong: (first?.typescript ?? '').replace('bank_name', 'bank_nam') })).toHaveLength(1);
  });
});
