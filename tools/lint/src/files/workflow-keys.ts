import { isObject, keysOf, listOf } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { findingAt } from './report.js';
import type { Workflow } from './workflows.js';

type Path = readonly (string | number)[];

/** A map of a workflow, with the keys that Arazzo 1.0 defines for it. */
interface Part {
  value: unknown;
  path: Path;
  what: string;
  known: readonly string[];
}

const workflowKeys = ['workflowId', 'summary', 'description', 'inputs', 'dependsOn', 'steps', 'successActions'];
const stepKeys = ['description', 'stepId', 'operationId', 'operationPath', 'workflowId', 'requestBody'];
const lists = {
  parameters: { what: 'a parameter', known: ['name', 'in', 'value', 'reference'] },
  successCriteria: { what: 'a criterion', known: ['context', 'condition', 'type'] },
  onSuccess: { what: 'an action', known: ['name', 'type', 'workflowId', 'stepId', 'criteria', 'reference'] },
  onFailure: {
    what: 'an action',
    known: ['name', 'type', 'workflowId', 'stepId', 'retryAfter', 'retryLimit', 'criteria', 'reference'],
  },
};

function* partsOf({ workflow, path, steps }: Workflow): Generator<Part> {
  const known = [...workflowKeys, 'failureActions', 'outputs', 'parameters'];
  yield { value: workflow, path, what: 'a workflow', known };
  for (const { step, path: where } of steps) {
    yield { value: step, path: where, what: 'a step', known: [...stepKeys, ...Object.keys(lists), 'outputs'] };
    for (const [key, part] of Object.entries(lists))
      for (const [index, value] of listOf(step[key]).entries()) yield { ...part, value, path: [...where, key, index] };
    const body = [...where, 'requestBody'];
    yield {
      value: step['requestBody'],
      path: body,
      what: 'a request body',
      known: ['contentType', 'payload', 'replacements'],
    };
  }
}

/** Reports an action that continues with a step that the workflow does not have. */
function checkActions({ source, steps }: Workflow): Finding[] {
  const ids = steps.map(({ id }) => id);
  return steps.flatMap(({ step, path }) =>
    ['onSuccess', 'onFailure'].flatMap((key) =>
      listOf(step[key]).flatMap((action, index) => {
        const id = isObject(action) ? action['stepId'] : undefined;
        if (id === undefined || ids.includes(String(id))) return [];
        const message = `The step \`${String(id)}\` does not exist: ${adviseName(String(id), ids, 'none')}`;
        return [findingAt(source, [...path, key, index, 'stepId'], 'workflow-steps', message)];
      }),
    ),
  );
}

/** Reports the keys that Arazzo does not define, because tools ignore them, and actions that name no step. */
export function checkWorkflowKeys(workflows: readonly Workflow[]): Finding[] {
  return workflows.flatMap((workflow) => [
    ...[...partsOf(workflow)].flatMap(({ value, path, what, known }) =>
      keysOf(value)
        .filter((key) => !key.startsWith('x-') && !known.includes(key))
        .map((key) => {
          const message = `The key \`${key}\` of ${what} does not exist: ${adviseName(key, known, 'none')}`;
          return findingAt(workflow.source, [...path, key], 'workflow-steps', message);
        }),
    ),
    ...checkActions(workflow),
  ]);
}
