import { relative } from 'node:path';
import ts from 'typescript';

/** As strict as `strict` is, and otherwise as lenient as a project with a bundler: generators differ in how they write their imports. */
const options = {
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
 * @param {readonly string[]} files absolute
 * @param {string} folder that the files in the messages are relative to
 * @returns {string[]} the errors, as `file(line): message`
 */
export function typeCheck(files, folder) {
  const program = ts.createProgram(files, options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const place = file === undefined ? '' : `${relative(folder, file.fileName)}(${file.getLineAndCharacterOfPosition(start).line + 1}): `;
    return `${place}${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
