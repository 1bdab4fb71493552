import { isObject, type JsonObject, listOf } from '../rule-support/values.js';
import { isWorkflow, type SourceFile } from '../source/sources.js';

/** A step of a workflow. */
export interface Step {
  id: string;
  step: JsonObject;
  /** The keys and indexes that lead to the step in its file. */
  path: readonly (string | number)[];
}

/** A workflow with its file. */
export interface Workflow {
  id: string;
  workflow: JsonObject;
  source: SourceFile;
  path: readonly (string | number)[];
  steps: Step[];
}

/** Reads the workflows of all Arazzo files. Skips values that are not maps. */
export function readWorkflows(dir: string, sources: readonly SourceFile[]): Workflow[] {
  return sources
    .filter(({ file }) => isWorkflow(dir, file))
    .flatMap((source) =>
      listOf(isObject(source.data) ? source.data['workflows'] : undefined).flatMap((workflow, index): Workflow[] => {
        if (!isObject(workflow)) return [];
        const path = ['workflows', index];
        const steps = listOf(workflow['steps']).flatMap((step, position): Step[] =>
          isObject(step) ? [{ id: String(step['stepId']), step, path: [...path, 'steps', position] }] : [],
        );
        return [{ id: String(workflow['workflowId']), workflow, source, path, steps }];
      }),
    );
}
