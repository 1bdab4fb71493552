import { messageOf, type Contract, type Operation } from '@wapi/types';

/** A file of Arazzo workflows, as far as its page needs it. */
export interface WorkflowFile {
  /** The file's name without its ending. */
  name: string;
  info: { title: string; description?: string };
  workflows: readonly {
    workflowId: string;
    summary?: string;
    inputs?: { required?: readonly string[]; properties?: Readonly<Record<string, { description?: string; format?: string }>> };
    steps: readonly ArazzoStep[];
  }[];
}

interface ArazzoStep {
  stepId: string;
  description?: string;
  operationId?: string;
  'x-operation'?: { url: string; method: string };
  parameters?: readonly { name: string; in: string; value: unknown }[];
  requestBody?: { payload?: Readonly<Record<string, unknown>> };
  successCriteria?: readonly { condition: string }[];
  outputs?: Readonly<Record<string, string>>;
}

/** A workflow's page. */
export interface WorkflowModel {
  name: string;
  title: string;
  description: string;
  /** What is needed before the first step. */
  inputs: readonly { name: string; description: string }[];
  steps: readonly StepModel[];
}

/** One step of a workflow. */
export interface StepModel {
  id: string;
  description: string;
  /** Undefined for what a person does outside the API. */
  operation: Operation | undefined;
  /** The address of such a step. */
  at: Source | undefined;
  /** The step that granted the token; undefined for a step without one. */
  tokenFrom: Source | undefined;
  sends: readonly { name: string; value: Source }[];
  status: number | undefined;
  /** The message that an error is expected with. */
  message: string | undefined;
  /** What else must be true of the answer. */
  checks: readonly string[];
  /** What later steps take from the answer. */
  gives: readonly { name: string; from: string }[];
}

/** Where a value comes from. */
export type Source = { kind: 'value'; text: string } | { kind: 'input'; name: string } | { kind: 'step'; step: string; output: string };

/** Builds the pages of workflows: each step with what goes in and what comes out. */
export function buildWorkflows(files: readonly WorkflowFile[], { operations }: Contract): WorkflowModel[] {
  return files.flatMap(({ name, info, workflows }) =>
    workflows.map((workflow) => ({
      name,
      title: info.title,
      description: info.description ?? workflow.summary ?? '',
      inputs: Object.entries(workflow.inputs?.properties ?? {}).map(([input, { description = '' }]) => ({ name: input, description })),
      steps: workflow.steps.map((step) => buildStep(step, operations)),
    })),
  );
}

function buildStep(step: ArazzoStep, operations: readonly Operation[]): StepModel {
  const { parameters = [], requestBody, successCriteria = [], outputs = {} } = step;
  const conditions = successCriteria.map(({ condition }) => condition);
  const status = conditions.map((condition) => /^\$statusCode == (\d+)$/.exec(condition)?.[1]).find((text) => text !== undefined);
  const message = conditions.map((condition) => /^\$response\.body#\/message == '(.*)'$/.exec(condition)?.[1]).find((text) => text !== undefined);
  const authorization = parameters.find(({ name }) => name === 'Authorization')?.value;
  const operation = operations.find(({ id }) => id === step.operationId);
  return {
    id: step.stepId,
    description: step.description ?? '',
    operation,
    at: step['x-operation'] && sourceOf(step['x-operation'].url),
    tokenFrom: authorization === undefined ? undefined : sourceOf(String(authorization).replace(/^Bearer /, '')),
    sends: [
      ...parameters.filter(({ name }) => name !== 'Authorization').map(({ name, value }) => [name, value] as const),
      ...Object.entries(requestBody?.payload ?? {}),
    ].map(([name, value]) => ({ name, value: sourceOf(value) })),
    status: status === undefined ? undefined : Number(status),
    message,
    checks: conditions.filter((condition) => !condition.startsWith('$statusCode') && !condition.startsWith('$response.body#/message')).map(readable),
    gives: Object.entries(outputs).map(([name, expression]) => ({ name, from: pointerPath(expression) })),
  };
}

/** The step, the input or the text that an Arazzo expression stands for. */
function sourceOf(value: unknown): Source {
  const text = String(value).replace(/^\{(.*)\}$/, '$1');
  const [, step, output] = /^\$steps\.(\w+)\.outputs\.(\w+)$/.exec(text) ?? [];
  if (step !== undefined && output !== undefined) return { kind: 'step', step, output };
  const [, input] = /^\$inputs\.(\w+)$/.exec(text) ?? [];
  if (input !== undefined) return { kind: 'input', name: input };
  const [, file] = /^\$file\('(?:.*\/)?(.*)'\)$/.exec(text) ?? [];
  return { kind: 'value', text: file === undefined ? text : `the file ${file}` };
}

/** A condition with dots in place of pointers. */
function readable(condition: string): string {
  return condition.replaceAll(/\$response\.body#\/[\w/]+/g, pointerPath).replaceAll(/\$(inputs|steps)\./g, '$1.');
}

function pointerPath(expression: string): string {
  return expression.replace(/^\$response\.body#\//, '').replaceAll('/', '.');
}

/** Whether an operation documents a message, so that a page can link to it. */
export function isDocumented({ responses }: Operation, message: string): boolean {
  return responses.some(({ examples }) => examples.some(({ value }) => messageOf(value) === message));
}
