import { basename, join, relative, sep } from 'node:path';
import type { FileRule } from '../source/file-rules.js';
import type { Finding } from '../source/finding.js';
import { type SourceFile, sourceFolders, toRef } from '../source/sources.js';
import { findLostReference } from './lost-references.js';

const pascalCase = { pattern: /^[A-Z][a-zA-Z0-9]*$/, name: 'PascalCase' };
const camelCase = { pattern: /^[a-z][a-zA-Z0-9]*$/, name: 'camelCase' };
/**
 * The required case of file names, by folder. A component's file name becomes its name in the bundle, and later the
 * name of a type or an example.
 */
const caseOfFolder: Record<string, { pattern: RegExp; name: string }> = {
  examples: camelCase,
  headers: pascalCase,
  parameters: pascalCase,
  requestBodies: pascalCase,
  responses: pascalCase,
  schemas: pascalCase,
  securitySchemes: camelCase,
};

function checkComponentFile(
  folder: string | undefined,
  name: string | undefined,
  others: readonly string[],
): string | undefined {
  const wanted = folder === undefined ? undefined : caseOfFolder[folder];
  if (wanted === undefined || name === undefined)
    return `Move the file into one of these folders of components: ${Object.keys(caseOfFolder).join(', ')}.`;
  // Files with the same name in two folders would become one component, so the bundler would add a number to the second
  // name.
  if (others.length > 0) return `Move the file directly into components/${folder}.`;
  if (!wanted.pattern.test(basename(name, '.yaml'))) return `Name the file in ${wanted.name} with the ending .yaml.`;
  return undefined;
}

const isComponentOrPath = (dir: string, file: string): boolean =>
  sourceFolders.includes(relative(dir, file).split(sep)[0] ?? '');

/** Returns a function that follows the references from files, and returns these files and all that they lead to. */
function createReach(sources: readonly SourceFile[]): (starts: Iterable<string>) => Set<string> {
  const refsOf = new Map(sources.map(({ file, refs }) => [file, refs]));
  return (starts) => {
    const reached = new Set(starts);
    // Iterating over a set includes elements that are added during the iteration.
    for (const file of reached) for (const { target } of refsOf.get(file) ?? []) reached.add(target);
    return reached;
  };
}

/**
 * Reports component files with a wrong name, and files without a reference to them.
 *
 * @param wanted files whose missing references are already reported, absolute
 */
export function checkTree(dir: string, sources: readonly SourceFile[], wanted: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, rule: FileRule, message: string) =>
    findings.push({ file, line: 1, column: 1, severity: 'error', rule, message });
  const reach = createReach(sources);
  const used = reach([join(dir, 'openapi.yaml'), ...wanted]);
  const contained = sources.filter(({ file }) => isComponentOrPath(dir, file));
  const unused = contained.filter(({ file }) => !used.has(file)).map(({ file }) => file);
  const reachedFrom = new Map(unused.map((file) => [file, reach([file])]));
  for (const file of unused) {
    // A file that only unused files refer to is used again as soon as they are.
    const isConsequence = unused.some(
      (other) => reachedFrom.get(other)?.has(file) === true && reachedFrom.get(file)?.has(other) === false,
    );
    if (isConsequence) continue;
    const lost = findLostReference(file, sources);
    if (lost === undefined) {
      report(file, 'unused-files', 'Nothing refers to this file: refer to it or delete it.');
      continue;
    }
    const { source, reference } = lost;
    const message =
      `Refer to ${toRef(source.file, file)} here, or delete that file: nothing refers to it, ` +
      `received ${reference.ref}.`;
    const { line, column } = reference;
    findings.push({ file: source.file, line, column, severity: 'error', rule: 'unused-files', message });
  }
  for (const { file } of contained) {
    const [top = '', folder, name, ...others] = relative(dir, file).split(sep);
    const problem = top === 'components' ? checkComponentFile(folder, name, others) : undefined;
    if (problem !== undefined) report(file, 'component-file-names', problem);
  }
  return findings;
}
