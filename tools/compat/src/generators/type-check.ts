import { relative } from 'node:path';
import ts from 'typescript';

/**
 * Compiler options that are strict, but otherwise as lenient as those of a project with a bundler, because generators
 * write imports in different ways.
 */
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
};

/**
 * Type-checks files together.
 *
 * @param files absolute paths
 * @param folder the folder to which file names in messages are relative
 * @returns the errors, as `file(line): message`
 */
export function typeCheck(files: readonly string[], folder: string): string[] {
  const program = ts.createProgram(files, options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    if (file === undefined) return message;
    return `${relative(folder, file.fileName)}(${file.getLineAndCharacterOfPosition(start).line + 1}): ${message}`;
  });
}
