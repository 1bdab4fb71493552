import { type DocumentedOperation, requestFields, requestMedia } from '../rule-support/documented-operations.js';
import { checkValueAt } from '../rule-support/value-at.js';
import { entriesOf, isObject, keysOf, show, stringsOf, valueAt } from '../rule-support/values.js';
import { adviseName, closestMatch } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { checkDocumentedSteps, type StepProblem } from './documented-steps.js';
import { criteriaOf, findExpectedResponses } from './expected-responses.js';
import { bodySchemas, missingPointer } from './probe-bodies.js';
import { comparisonsIn, expressionsIn, stringsIn } from './runtime-expressions.js';
import type { Step, Workflow } from './workflows.js';

const pointerOf = (expression: string): string[] => fromPointer(/^\$response\.body#(.*)$/.exec(expression)?.[1] ?? '');

/** Describes a field of the response that does not exist. */
function checkBody(expression: string, id: string, responses: readonly unknown[]): string | undefined {
  const schemas = bodySchemas(responses);
  if (schemas.length === 0) return `The expected response of \`${id}\` has no body: remove ${show(expression)}.`;
  const missing = missingPointer(schemas, pointerOf(expression));
  if (missing === undefined) return undefined;
  const advice = adviseName(missing.name, missing.known, 'none');
  return `The expected response of \`${id}\` has no field \`${missing.name}\`: ${advice}`;
}

/** Describes a header that is a misspelt documented header. Responses also have headers that no spec documents. */
function checkHeader(name: string, id: string, responses: readonly unknown[]): string | undefined {
  const known = responses.flatMap((response) => keysOf(isObject(response) ? response['headers'] : undefined));
  if (known.some((header) => header.toLowerCase() === name.toLowerCase())) return undefined;
  const suggestion = closestMatch(name, known);
  if (suggestion === undefined) return undefined;
  return `The expected response of \`${id}\` has no header \`${name}\`: did you mean ${suggestion}?`;
}

/** Describes a name of the request that does not exist. */
function checkRequest(expression: string, id: string, operation: DocumentedOperation): string | undefined {
  const [, location = '', name = ''] = /^\$request\.(path|query|body)(?:\.|#\/)([^/]+)/.exec(expression) ?? [];
  if (name === '') return undefined;
  const media = Object.values(requestMedia(operation) ?? {});
  const known =
    location === 'body'
      ? media.flatMap((one) => requestFields(operation, one))
      : operation.parameters.filter((one) => one['in'] === location).map((one) => String(one['name']));
  if (known.includes(name)) return undefined;
  const what = location === 'body' ? 'field' : `${location} parameter`;
  return `The request of \`${id}\` has no ${what} \`${name}\`: ${adviseName(name, known, 'none')}`;
}

function checkExpression(
  expression: string,
  id: string,
  operation: DocumentedOperation,
  responses: readonly unknown[],
): string | undefined {
  if (expression.startsWith('$response.body#')) return checkBody(expression, id, responses);
  const [, header] = /^\$response\.header\.(.+)$/.exec(expression) ?? [];
  return header === undefined ? checkRequest(expression, id, operation) : checkHeader(header, id, responses);
}

/** Reports the values that the compared fields of the response never have. */
function checkComparisons(condition: string, id: string, responses: readonly unknown[]): string[] {
  const schemas = bodySchemas(responses);
  return comparisonsIn(condition).flatMap(({ expression, value }) => {
    const verdicts = schemas.map((schema) => checkValueAt(schema, pointerOf(expression), value));
    // `!= null` also tests whether an optional field is present.
    if (value === null || verdicts.some((verdict) => verdict === undefined || verdict.accepted)) return [];
    const reasons = [...new Set(verdicts.flatMap((verdict) => (verdict?.accepted === false ? [verdict.reason] : [])))];
    if (reasons.length === 0) return [];
    return [`${expression} of \`${id}\` ${reasons.join(' or ')}, received ${show(value)}: correct the value.`];
  });
}

/** Returns the messages in the examples of responses. */
function exampleMessages(responses: readonly unknown[]): string[] {
  const media = responses.flatMap((response) => entriesOf(isObject(response) ? response['content'] : undefined));
  const examples = media.flatMap(([, one]) => entriesOf(isObject(one) ? one['examples'] : undefined));
  return stringsOf(examples.map(([, example]) => valueAt(example, ['value', 'message'])));
}

/** Reports the compared messages that neither an example of the expected responses nor a template contains. */
function checkMessages(condition: string, id: string, responses: readonly unknown[], document: unknown): string[] {
  const messages = comparisonsIn(condition).flatMap(({ expression, value }) =>
    expression === '$response.body#/message' && typeof value === 'string' ? [value] : [],
  );
  const known = exampleMessages(responses);
  if (messages.length === 0 || known.length === 0) return [];
  const templates = entriesOf(valueAt(document, ['x-message-templates'])).map(([, template]) =>
    // Split at the names in braces, because any text can replace them.
    String(template)
      .split(/\{\w+\}/)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+'),
  );
  const template = new RegExp(`^(?:${templates.join('|')})$`);
  return messages
    .filter((message) => !known.includes(message) && !template.test(message))
    .map((message) => {
      const advice = adviseName(message, known, 'none');
      return `No example of the expected response of \`${id}\` has the message ${show(message)}: ${advice}`;
    });
}

function checkStep(operation: DocumentedOperation, step: Step, document: unknown): StepProblem[] {
  const id = String(step.step['operationId']);
  const criteria = criteriaOf(step);
  const { responses } = findExpectedResponses(operation, step);
  if (responses.length === 0) {
    const documented = entriesOf(operation.operation['responses']).map(([key]) => key);
    const { index = 0 } = criteria.find(({ condition }) => condition.includes('$statusCode')) ?? {};
    const advice = `expect one of ${documented.join(', ')}, or document the response.`;
    return [
      [
        [...step.path, 'successCriteria', index],
        `The operation \`${id}\` has no response that the step expects: ${advice}`,
      ],
    ];
  }
  const texts = [
    ...criteria.map(({ condition, index }) => ({
      expressions: expressionsIn(condition, true),
      path: [...step.path, 'successCriteria', index, 'condition'],
      comparisons: [
        ...checkComparisons(condition, id, responses),
        ...checkMessages(condition, id, responses, document),
      ],
    })),
    ...stringsIn(step.step['outputs'], [...step.path, 'outputs']).map(({ text, path }) => ({
      expressions: expressionsIn(text, false),
      path,
      comparisons: [],
    })),
  ];
  return texts.flatMap(({ expressions, path, comparisons }) => {
    const problems = expressions.map((expression) => checkExpression(expression, id, operation, responses));
    return [...problems, ...comparisons].flatMap((message): StepProblem[] =>
      message === undefined ? [] : [[path, message]],
    );
  });
}

/** Reports status codes, headers, fields and values of responses that a step expects, but its operation never sends. */
export function checkWorkflowResponses(document: unknown, workflows: readonly Workflow[]): Finding[] {
  return checkDocumentedSteps('workflow-responses', document, workflows, (operation, step) =>
    checkStep(operation, step, document),
  );
}
