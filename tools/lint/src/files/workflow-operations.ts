import { isScalar } from 'yaml';
import { closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { isWorkflow, type SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/** The values of `operationId` in a file, each with its path. */
const operationIds = (source: SourceFile) =>
  source.entries.flatMap(({ name, path, value }) =>
    name === 'operationId' ? [{ id: isScalar(value) ? value.value : undefined, path }] : [],
  );

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
