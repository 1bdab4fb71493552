import { isScalar, visit } from 'yaml';
import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { isWorkflow, pathInFile, type SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/** The values of `operationId` in a file, each with its path. */
function operationIds(source: SourceFile): { id: unknown; path: string[] }[] {
  const found: { id: unknown; path: string[] }[] = [];
  visit(source.document, {
    Pair(_key, { key, value }, ancestors) {
      if (!isScalar(key) || key.value !== 'operationId') return;
      found.push({ id: isScalar(value) ? value.value : undefined, path: [...pathInFile(ancestors), 'operationId'] });
    },
  });
  return found;
}

/** Reports each step of a workflow whose operation does not exist. */
export function checkWorkflowOperations(dir: string, sources: readonly SourceFile[]): Finding[] {
  const contract = sources.filter(({ file }) => !isWorkflow(dir, file));
  const known = contract.flatMap((source) => operationIds(source).map(({ id }) => String(id)));
  const workflows = sources.filter(({ file }) => isWorkflow(dir, file));
  return workflows.flatMap((source) =>
    operationIds(source)
      .filter(({ id }) => typeof id !== 'string' || !known.includes(id))
      .map(({ id, path }) => {
        const name = String(id).slice(0, 60);
        const suggestion = closestMatch(name, known);
        const advice =
          suggestion === undefined ? 'write the operationId of an operation.' : `did you mean ${suggestion}?`;
        return findingAt(source, path, 'workflow-operations', `The operation \`${name}\` does not exist: ${advice}`);
      }),
  );
}
