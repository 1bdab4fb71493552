import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

it('the declarations type-check without skipLibCheck', () => {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
  };
  const entries = ['index', 'fixtures', 'http/index', 'cli/index'].map((name) =>
    fileURLToPath(new URL(`../dist/${name}.d.ts`, import.meta.url)),
  );
  const program = ts.createProgram(entries, options);
  // Skip the declarations of Node and of the language, because checking them would take most of the time.
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => !/\/node_modules\/(typescript|@types\/node|undici-types)\//.test(fileName));
  expect(own.length).toBeGreaterThanOrEqual(entries.length);
  const messages = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ].map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  expect(messages).toEqual([]);
});
