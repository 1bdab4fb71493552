import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { isWorkflow, type SourceFile, toPlace } from '../source/sources.js';
import { operationIdsOf } from './workflow-operations.js';

/** Reports each name in backticks that is the misspelt name of an operation. */
export function checkMentionedOperations(dir: string, sources: readonly SourceFile[]): Finding[] {
  const contract = sources.filter(({ file }) => !isWorkflow(dir, file));
  const known = contract.flatMap((source) => operationIdsOf(source).map(({ id }) => String(id)));
  // Names of operations are in camelCase and begin with a verb. Names of fields have underscores.
  const verbs = new Set(known.map((id) => id.replace(/[A-Z].*/, '')));
  return sources.flatMap((source) =>
    [...source.text.matchAll(/(?<=`)([a-z]+)[A-Z][A-Za-z]*(?=`)/g)].flatMap(({ 0: name, 1: verb = '', index }) => {
      if (known.includes(name) || !verbs.has(verb)) return [];
      const suggestion = closestMatch(name, known);
      const advice =
        suggestion === undefined ? 'write the operationId of an operation.' : `did you mean ${suggestion}?`;
      const message = `The operation \`${name}\` does not exist: ${advice}`;
      return [{ file: source.file, ...toPlace(source, index), severity: 'error', rule: 'markdown-links', message }];
    }),
  );
}
