import { type Contract, messageOf, type Operation, type Platform, type Provenance } from '@wapi/types';
import { DocsError } from '../docs-error.js';
import { localMock } from '../samples/local-mock.js';
import type { ArazzoStep, WorkflowFile } from '../sources/bundle-types.js';
import { collectRequiredScopes, findMinimalScopes } from './required-scopes.js';
import { otherCurl, type SentValue, stepCurl } from '../samples/workflow-curl.js';

/** The content of a workflow's page. */
export interface WorkflowModel {
  name: string;
  title: string;
  description: string;
  /** The only platforms to which the workflow applies; empty if it applies to all platforms. */
  platforms: readonly Platform[];
  /** The values that the workflow needs before its first step, each with a value that works on the mock. */
  inputs: readonly { name: string; description: string; onMock: string }[];
  /** The smallest set of scopes that grants the steps. Operations that need no scope add none. */
  scopes: readonly string[];
  /** The steps that readers see, without the steps that only tests run. */
  steps: readonly StepModel[];
  /** The additional checks that only tests run. */
  checks: readonly CheckModel[];
}

/** One step of a workflow. */
export interface StepModel {
  id: string;
  description: string;
  /** The operation; undefined for a step that a person or WiPay takes outside the API. */
  operation: Operation | undefined;
  /** Whether the command works only on the mock. */
  isMockOnly: boolean;
  /** The source of the token; undefined for a step without a token. */
  tokenFrom: ValueSource | undefined;
  /** The values that come from inputs or earlier steps. */
  takes: readonly { name: string; value: ValueSource }[];
  /** The shell command. It contains the mock's values for inputs, and variables for the outputs of earlier steps. */
  curl: string;
  /** The expected status code. */
  status: number | undefined;
  /** The source of the documented response that has the expected status code. */
  provenance: Provenance | undefined;
  /** The values from the response that later steps use. */
  gives: readonly { name: string; from: string }[];
}

/** The additional checks that only tests make at one step. */
export interface CheckModel {
  id: string;
  operation: Operation | undefined;
  /** Whether only the tests run the step. */
  isTestsOnly: boolean;
  /** The expected status code. */
  status: number | undefined;
  message: string | undefined;
  /** The source of the message, or of the status code if the step expects no message. */
  provenance: Provenance | undefined;
  /** The conditions on the response, except its status code and message. */
  conditions: readonly string[];
}

export type ValueSource =
  | { kind: 'value'; text: string }
  | { kind: 'input'; name: string }
  | { kind: 'step'; step: string; output: string };

/**
 * Builds the content of the workflow pages.
 *
 * @throws DocsError if `x-mock-inputs` lacks a value for one of a workflow's inputs
 */
export function buildWorkflows(files: readonly WorkflowFile[], contract: Contract): WorkflowModel[] {
  const { operations } = contract;
  const requiredScopes = collectRequiredScopes(contract);
  return files.flatMap(({ name, info, workflows }) =>
    workflows.map((workflow) => {
      const onMock = (input: string) => {
        const value = workflow['x-mock-inputs']?.[input];
        if (value === undefined)
          throw new DocsError(
            `Workflow ${name}: "x-mock-inputs" must have a value for the input "${input}". Add it to the workflow.`,
          );
        return value.startsWith('/') ? new URL(value, localMock.url).href : value;
      };
      const steps = workflow.steps.filter((step) => step['x-tests-only'] !== true);
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
        scopes: findMinimalScopes(
          requiredScopes,
          steps.flatMap(({ operationId = [] }) => operationId),
        ),
        steps: steps.map((step) => buildStep(step, operations, onMock)),
        checks: workflow.steps
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
  return {
    id: step.stepId,
    operation,
    isTestsOnly: step['x-tests-only'] ?? false,
    status,
    message,
    provenance: findCheckProvenance(message, response),
    conditions: others,
  };
}

function findCheckProvenance(
  message: string | undefined,
  response: Operation['responses'][number] | undefined,
): Provenance | undefined {
  if (message === undefined) return response?.provenance;
  const example = response?.examples.find(({ value }) => messageOf(value) === message);
  return example === undefined ? 'inferred' : (example.provenance ?? response?.provenance);
}

/** Splits the success criteria of a step into the status code, the message and the other conditions. */
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

/** Resolves an Arazzo expression to the output of a step, an input or a literal string. */
function parseExpression(value: unknown): ValueSource {
  const text = String(value).replace(/^\{(.*)\}$/, '$1');
  const [, step, output] = /^\$steps\.(\w+)\.outputs\.(\w+)$/.exec(text) ?? [];
  if (step !== undefined && output !== undefined) return { kind: 'step', step, output };
  const [, input] = /^\$inputs\.(\w+)$/.exec(text) ?? [];
  if (input !== undefined) return { kind: 'input', name: input };
  return { kind: 'value', text: parseFileName(value) ?? text };
}

/** Returns the file name in a `$file(…)` value. Returns undefined for any other value. */
function parseFileName(value: unknown): string | undefined {
  return /^\$file\('(?:.*\/)?(.*)'\)$/.exec(String(value))?.[1];
}

/** Finds the outputs of earlier steps that an address contains. */
function outputsInAddress(url: string): { name: string; value: ValueSource }[] {
  return [...url.matchAll(/\$steps\.(\w+)\.outputs\.(\w+)/g)].map(([, step = '', output = '']) => ({
    name: output,
    value: { kind: 'step', step, output },
  }));
}

/** In an address, replaces inputs with their values, and outputs of steps with their names in braces. */
function fillAddress(url: string, onMock: (input: string) => string): string {
  return url
    .replaceAll(/\{?\$workflows\.\w+\.inputs\.(\w+)\}?/g, (_whole, input: string) => onMock(input))
    .replaceAll(/\{?\$steps\.\w+\.outputs\.(\w+)\}?/g, '{$1}');
}

/** Formats a condition in human-readable form: paths with dots in place of JSON Pointers. */
function formatCondition(condition: string): string {
  return condition.replaceAll(/\$response\.body#\/[\w/]+/g, formatPointerPath).replaceAll(/\$(inputs|steps)\./g, '$1.');
}

function formatPointerPath(expression: string): string {
  return expression.replace(/^\$response\.body#\//, '').replaceAll('/', '.');
}

/** Returns whether an operation documents a message. Pages link only to documented messages. */
export function isDocumented({ responses }: Operation, message: string): boolean {
  return responses.some(({ examples }) => examples.some(({ value }) => messageOf(value) === message));
}
