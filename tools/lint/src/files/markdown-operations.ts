import type { Finding } from '../source/finding.js';
import { type SourceFile, toPlace } from '../source/sources.js';
import { describeUnknownOperation, knownOperationIds } from './workflow-operations.js';

/** Reports each name in backticks that is the misspelt name of an operation. */
export function checkMentionedOperations(dir: string, sources: readonly SourceFile[]): Finding[] {
  const known = knownOperationIds(dir, sources);
  // Names of operations are in camelCase and begin with a verb. Names of fields have underscores.
  const verbs = new Set(known.map((id) => id.replace(/[A-Z].*/, '')));
  return sources.flatMap((source) =>
    [...source.text.matchAll(/(?<=`)([a-z]+)[A-Z][A-Za-z]*(?=`)/g)].flatMap(({ 0: name, 1: verb = '', index }) => {
      if (known.includes(name) || !verbs.has(verb)) return [];
      const message = describeUnknownOperation(name, known);
      return [{ file: source.file, ...toPlace(source, index), severity: 'error', rule: 'markdown-links', message }];
    }),
  );
}
