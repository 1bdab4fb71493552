import { basename, join, relative, sep } from 'node:path';
import type { FileRule } from '../source/file-rules.js';
import type { Finding } from '../source/finding.js';
import { type SourceFile, sourceFolders } from '../source/sources.js';

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

/** Reports component files with a wrong name, and files without a reference to them. */
export function checkTree(dir: string, sources: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, rule: FileRule, message: string) =>
    findings.push({ file, line: 1, column: 1, severity: 'error', rule, message });
  const refsOf = new Map(sources.map(({ file, refs }) => [file, refs]));
  const used = new Set([join(dir, 'openapi.yaml')]);
  // Iterating over a set includes elements that are added during the iteration.
  for (const file of used) for (const { target } of refsOf.get(file) ?? []) used.add(target);

  for (const { file } of sources) {
    const [top = '', folder, name, ...others] = relative(dir, file).split(sep);
    if (!sourceFolders.includes(top)) continue;
    if (!used.has(file)) report(file, 'unused-files', 'Nothing refers to this file: refer to it or delete it.');
    const problem = top === 'components' ? checkComponentFile(folder, name, others) : undefined;
    if (problem !== undefined) report(file, 'component-file-names', problem);
  }
  return findings;
}
