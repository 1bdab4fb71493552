import { type DocumentedOperation, readOperations } from '../rule-support/documented-operations.js';
import type { Finding } from '../source/finding.js';
import type { FileRule } from '../source/file-rules.js';
import { findingAt } from './report.js';
import type { Step, Workflow } from './workflows.js';

/** A problem of a step, with its place in the workflow's file. */
export type StepProblem = [path: readonly (string | number)[], message: string];

/** Checks every step of the workflows whose operation the document contains. */
export function checkDocumentedSteps(
  rule: FileRule,
  document: unknown,
  workflows: readonly Workflow[],
  check: (
    operation: DocumentedOperation,
    step: Step,
    workflow: Workflow,
    operations: ReadonlyMap<string, DocumentedOperation>,
  ) => StepProblem[],
): Finding[] {
  if (workflows.length === 0) return [];
  const operations = readOperations(document);
  return workflows.flatMap((workflow) =>
    workflow.steps.flatMap((step) => {
      const id = step.step['operationId'];
      const operation = typeof id === 'string' ? operations.get(id) : undefined;
      const problems = operation === undefined ? [] : check(operation, step, workflow, operations);
      return problems.map(([path, message]) => findingAt(workflow.source, path, rule, message));
    }),
  );
}
