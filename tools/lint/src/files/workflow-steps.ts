import { listOf } from '../rule-support/values.js';
import type { Finding } from '../source/finding.js';
import { findingAt } from './report.js';
import type { Workflow } from './workflows.js';

/**
 * Reports workflows with the same workflowId, steps of one workflow with the same stepId, and steps that check nothing.
 */
export function checkWorkflowSteps(workflows: readonly Workflow[]): Finding[] {
  const isRepeated = (ids: readonly string[], index: number): boolean => ids.indexOf(ids[index] ?? '') < index;
  const ids = workflows.map(({ id }) => id);
  return workflows.flatMap(({ id, source, path, steps }, index) => {
    const stepIds = steps.map((step) => step.id);
    const report = (where: readonly (string | number)[], key: string, value: string, what: string): Finding =>
      findingAt(
        source,
        [...where, key],
        'workflow-steps',
        `The ${key} \`${value}\` must be unique: ${what} has it too.`,
      );
    return [
      ...(isRepeated(ids, index) ? [report(path, 'workflowId', id, 'a workflow above')] : []),
      ...steps
        .filter((_step, position) => isRepeated(stepIds, position))
        .map((step) => report(step.path, 'stepId', step.id, 'a step above')),
      ...steps
        .filter(({ step }) => listOf(step['successCriteria']).length === 0)
        .map((step) => {
          const message = `The step \`${step.id}\` must have successCriteria: add \`- condition: $statusCode == 200\`.`;
          return findingAt(source, step.path, 'workflow-steps', message);
        }),
    ];
  });
}
