import { dirname, join, resolve } from 'node:path';
import { isScalar } from 'yaml';
import { isObject, listOf, show } from '../rule-support/values.js';
import { suggestName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { isWorkflow, type SourceFile, toRef } from '../source/sources.js';
import { findingAt } from './report.js';

/** The values of `operationId` in a file, each with its path. */
const operationIdsOf = (source: SourceFile) =>
  source.entries.flatMap(({ name, path, value }) =>
    name === 'operationId' ? [{ id: isScalar(value) ? value.value : undefined, path }] : [],
  );

/** Returns the operationIds of the contract. */
export const knownOperationIds = (dir: string, sources: readonly SourceFile[]): string[] =>
  sources
    .filter(({ file }) => !isWorkflow(dir, file))
    .flatMap((source) => operationIdsOf(source).map(({ id }) => String(id)));

/** Says that an operation does not exist. */
export const describeUnknownOperation = (name: string, known: readonly string[]): string =>
  `The operation \`${name}\` does not exist: ${suggestName(name, known, 'write the operationId of an operation.')}`;

/** Reports each source of a workflow that is not the root file, which defines the operations. */
function checkSourceUrls(dir: string, source: SourceFile): Finding[] {
  const root = join(dir, 'openapi.yaml');
  return listOf(isObject(source.data) ? source.data['sourceDescriptions'] : undefined).flatMap((one, index) => {
    const url = isObject(one) ? one['url'] : undefined;
    if (typeof url === 'string' && resolve(dirname(source.file), url) === root) return [];
    const message = `The \`url\` of a source must be ${toRef(source.file, root)}, received ${show(url)}: correct it.`;
    return [findingAt(source, ['sourceDescriptions', index, 'url'], 'workflow-operations', message)];
  });
}

/** Reports each step of a workflow whose operation does not exist. */
export function checkWorkflowOperations(dir: string, sources: readonly SourceFile[]): Finding[] {
  const known = knownOperationIds(dir, sources);
  const workflows = sources.filter(({ file }) => isWorkflow(dir, file));
  return workflows.flatMap((source) => [
    ...checkSourceUrls(dir, source),
    ...operationIdsOf(source)
      .filter(({ id }) => typeof id !== 'string' || !known.includes(id))
      .map(({ id, path }) => {
        const message = describeUnknownOperation(String(id).slice(0, 60), known);
        return findingAt(source, path, 'workflow-operations', message);
      }),
  ]);
}
