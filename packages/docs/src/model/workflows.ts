import { type Contract, messageOf, type Operation, type Platform, type Provenance } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { localMock } from '../samples/first-call.js';
import type { ArazzoStep, WorkflowFile } from '../sources/bundle-types.js';
import { otherCurl, type SentValue, stepCurl } from '../samples/workflow-curl.js';

/** A workflow's page. */
export interface WorkflowModel {
  name: string;
  title: string;
  description: string;
  /** The only platforms that it is for; empty for all. */
  platforms: readonly Platform[];
  /** What is needed before the first step, and what the mock takes for it. */
  inputs: readonly { name: string; description: string; onMock: string }[];
  /** What a person does. */
  steps: readonly StepModel[];
  /** What the tests check besides, step by step. */
  checks: readonly CheckModel[];
}

/** One step of a workflow. */
export interface StepModel {
  id: string;
  description: string;
  /** Undefined for what a person, or WiPay, does outside the API. */
  operation: Operation | undefined;
  /** Whether its command works on the mock alone. */
  isMockOnly: boolean;
  /** The step that granted the token; undefined for a step without one. */
  tokenFrom: ValueSource | undefined;
  /** What it sends that comes from elsewhere. */
  takes: readonly { name: string; value: ValueSource }[];
  /** Its command for a shell, with what the mock takes for the inputs, and variables for what earlier steps gave. */
  curl: string;
  status: number | undefined;
  /** Where it comes from that this status is to be expected. */
  provenance: Provenance | undefined;
  /** What later steps take from the answer. */
  gives: readonly { name: string; from: string }[];
}

/** What the tests check at a step besides its status, or at a step that only they take. */
export interface CheckModel {
  id: string;
  operation: Operation | undefined;
  isTestsOnly: boolean;
  /** Those of a step that only tests take; a person expects them too elsewhere. */
  status: number | undefined;
  message: string | undefined;
  /** Where the message, or else the status, comes from. */
  provenance: Provenance | undefined;
  conditions: readonly string[];
}

/** Where a value comes from. */
export type ValueSource =
  | { kind: 'value'; text: string }
  | { kind: 'input'; name: string }
  | { kind: 'step'; step: string; output: string };

/**
 * Builds the pages of workflows: each step with what goes in and what comes out.
 *
 * @throws DocsError when a workflow has no value that the mock takes for one of its inputs
 */
export function buildWorkflows(files: readonly WorkflowFile[], { operations }: Contract): WorkflowModel[] {
  return files.flatMap(({ name, info, workflows }) =>
    workflows.map((workflow) => {
      const onMock = (input: string) => {
        const value = workflow['x-mock-inputs']?.[input];
        if (value === undefined)
          throw new DocsError(`The workflow ${name} has no input ${input} for the mock: add it to its x-mock-inputs.`);
        return value.startsWith('/') ? new URL(value, localMock.url).href : value;
      };
      const { steps } = workflow;
      return {
        name,
        title: info.title,
        description: info.description ?? workflow.summary ?? '',
        platforms: workflow['x-platforms'] ?? [],
        inputs: Object.entries(workflow.inputs?.properties ?? {}).map(([input, { description = '' }]) => ({
          name: input,
          description,
          onMock: onMock(input),
        })),
        steps: steps.filter((step) => step['x-tests-only'] !== true).map((step) => buildStep(step, operations, onMock)),
        checks: steps
          .map((step) => buildCheck(step, operations))
          .filter(
            ({ isTestsOnly, message, conditions }) => isTestsOnly || message !== undefined || conditions.length > 0,
          ),
      };
    }),
  );
}

function buildStep(step: ArazzoStep, operations: readonly Operation[], onMock: (input: string) => string): StepModel {
  const { parameters = [], requestBody, outputs = {} } = step;
  const authorization = parameters.find(({ name }) => name === 'Authorization')?.value;
  const tokenFrom =
    authorization === undefined ? undefined : parseExpression(String(authorization).replace(/^Bearer /, ''));
  const operation = operations.find(({ id }) => id === step.operationId);
  const sent = [
    ...parameters
      .filter(({ name }) => name !== 'Authorization')
      .map(({ name, value }) => ({ name, value: parseExpression(value) })),
    ...Object.entries(requestBody?.payload ?? {}).map(([name, value]) => ({ name, value: parseExpression(value) })),
  ];
  const { status } = readCriteria(step);
  const toSent = (name: string, value: unknown): SentValue => {
    const source = parseExpression(value);
    if (source.kind === 'step') return { name, value: { variable: source.output } };
    return {
      name,
      value: { literal: source.kind === 'input' ? onMock(source.name) : source.text },
      ...(parseFileName(value) !== undefined && { isFile: true }),
    };
  };
  const inPlace = (place: string) =>
    parameters.filter((parameter) => parameter.in === place).map(({ name, value }) => toSent(name, value));
  return {
    id: step.stepId,
    description: step.description ?? '',
    operation,
    isMockOnly: step['x-mock-only'] ?? false,
    tokenFrom,
    takes: [...sent, ...outputsInAddress(step['x-operation']?.url ?? '')].filter(({ value }) => value.kind !== 'value'),
    curl: operation
      ? stepCurl(
          {
            operation,
            token: tokenFrom?.kind === 'step' ? tokenFrom.output : undefined,
            path: inPlace('path'),
            query: inPlace('query'),
            form: Object.entries(requestBody?.payload ?? {}).map(([name, value]) => toSent(name, value)),
          },
          localMock.url,
        )
      : otherCurl({
          url: fillAddress(step['x-operation']?.url ?? '', onMock),
          method: step['x-operation']?.method ?? '',
          isJson: requestBody?.contentType === 'application/json',
          fields: requestBody?.payload ?? {},
        }),
    status,
    provenance: operation?.responses.find((response) => response.status === status)?.provenance,
    gives: Object.entries(outputs).map(([name, expression]) => ({ name, from: formatPointerPath(expression) })),
  };
}

function buildCheck(step: ArazzoStep, operations: readonly Operation[]): CheckModel {
  const operation = operations.find(({ id }) => id === step.operationId);
  const { status, message, others } = readCriteria(step);
  const response = operation?.responses.find((candidate) => candidate.status === status);
  const example = response?.examples.find(({ value }) => messageOf(value) === message);
  return {
    id: step.stepId,
    operation,
    isTestsOnly: step['x-tests-only'] ?? false,
    status,
    message,
    provenance:
      message === undefined
        ? response?.provenance
        : example === undefined
          ? 'inferred'
          : (example.provenance ?? response?.provenance),
    conditions: others,
  };
}

/** What a step expects: the status, the message, and what else must be true of the answer. */
function readCriteria({ successCriteria = [] }: ArazzoStep) {
  const conditions = successCriteria.map(({ condition }) => condition);
  const status = conditions
    .map((condition) => /^\$statusCode == (\d+)$/.exec(condition)?.[1])
    .find((text) => text !== undefined);
  const message = conditions
    .map((condition) => /^\$response\.body#\/message == '(.*)'$/.exec(condition)?.[1])
    .find((text) => text !== undefined);
  return {
    status: status === undefined ? undefined : Number(status),
    message,
    others: conditions
      .filter((condition) => !condition.startsWith('$statusCode') && !condition.startsWith('$response.body#/message'))
      .map(formatCondition),
  };
}

/** The step, the input or the text that an Arazzo expression stands for. */
function parseExpression(value: unknown): ValueSource {
  const text = String(value).replace(/^\{(.*)\}$/, '$1');
  const [, step, output] = /^\$steps\.(\w+)\.outputs\.(\w+)$/.exec(text) ?? [];
  if (step !== undefined && output !== undefined) return { kind: 'step', step, output };
  const [, input] = /^\$inputs\.(\w+)$/.exec(text) ?? [];
  if (input !== undefined) return { kind: 'input', name: input };
  return { kind: 'value', text: parseFileName(value) ?? text };
}

/** The name of a file that is sent; undefined for any other value. */
function parseFileName(value: unknown): string | undefined {
  return /^\$file\('(?:.*\/)?(.*)'\)$/.exec(String(value))?.[1];
}

/** What of an address earlier steps gave. */
function outputsInAddress(url: string): { name: string; value: ValueSource }[] {
  return [...url.matchAll(/\$steps\.(\w+)\.outputs\.(\w+)/g)].map(([, step = '', output = '']) => ({
    name: output,
    value: { kind: 'step', step, output },
  }));
}

/** An address in which inputs are filled in, and what steps gave is a name in braces. */
function fillAddress(url: string, onMock: (input: string) => string): string {
  return url
    .replaceAll(/\{?\$workflows\.\w+\.inputs\.(\w+)\}?/g, (_whole, input: string) => onMock(input))
    .replaceAll(/\{?\$steps\.\w+\.outputs\.(\w+)\}?/g, '{$1}');
}

/** A condition with dots in place of pointers. */
function formatCondition(condition: string): string {
  return condition.replaceAll(/\$response\.body#\/[\w/]+/g, formatPointerPath).replaceAll(/\$(inputs|steps)\./g, '$1.');
}

function formatPointerPath(expression: string): string {
  return expression.replace(/^\$response\.body#\//, '').replaceAll('/', '.');
}

/** Whether an operation documents a message, so that a page can link to it. */
export function isDocumented({ responses }: Operation, message: string): boolean {
  return responses.some(({ examples }) => examples.some(({ value }) => messageOf(value) === message));
}
