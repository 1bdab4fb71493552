import { isObject, keysOf, listOf } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { type DocumentedOperation, requestFields, requestMedia } from '../rule-support/documented-operations.js';
import { checkDocumentedSteps, type StepProblem } from './documented-steps.js';
import { findExpectedResponses } from './expected-responses.js';
import { checkScopes } from './workflow-scopes.js';
import { checkWorkflowValues } from './workflow-values.js';
import type { Step, Workflow } from './workflows.js';

/** Returns the headers that carry a credential. They are not parameters of an operation. */
function credentialHeaders(document: unknown): string[] {
  const components = isObject(document) ? document['components'] : undefined;
  const schemes = isObject(components) && isObject(components['securitySchemes']) ? components['securitySchemes'] : {};
  const names = Object.values(schemes).map((scheme) => (isObject(scheme) ? scheme['name'] : undefined));
  return ['authorization', ...names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase())];
}

const advise = (name: string, known: readonly string[]): string => adviseName(name, known, 'none');

function checkBody(operation: DocumentedOperation, { step, path }: Step): StepProblem[] {
  const body = step['requestBody'];
  if (!isObject(body)) return [];
  const documented = requestMedia(operation);
  const id = String(step['operationId']);
  const where = [...path, 'requestBody'];
  if (documented === undefined) return [[where, `The operation \`${id}\` has no request body: remove it.`]];
  const types = Object.keys(documented);
  const type = body['contentType'];
  if (typeof type === 'string' && !types.includes(type))
    return [[[...where, 'contentType'], `The operation \`${id}\` does not accept \`${type}\`: ${advise(type, types)}`]];
  const known = requestFields(operation, documented[typeof type === 'string' ? type : (types[0] ?? '')]);
  return keysOf(body['payload'])
    .filter((field) => !known.includes(field))
    .map((field) => [
      [...where, 'payload', field],
      `The request of \`${id}\` has no field \`${field}\`: ${advise(field, known)}`,
    ]);
}

function checkParameters(
  { parameters }: DocumentedOperation,
  { step, path }: Step,
  credentials: readonly string[],
): StepProblem[] {
  const id = String(step['operationId']);
  const given = Array.isArray(step['parameters']) ? step['parameters'] : [];
  const missing = parameters
    .filter((documented) => documented['in'] === 'path')
    .map((documented) => String(documented['name']))
    .filter((name) => !given.some((one: unknown) => isObject(one) && one['in'] === 'path' && one['name'] === name))
    .map((name): StepProblem => [path, `The operation \`${id}\` needs the path parameter \`${name}\`: add it.`]);
  const unknownOnes = given.flatMap((parameter: unknown, index): StepProblem[] => {
    if (!isObject(parameter)) return [];
    const [name, location] = [String(parameter['name']), String(parameter['in'])];
    if (location === 'header' && credentials.includes(name.toLowerCase())) return [];
    const inLocation = parameters.filter((other) => other['in'] === location).map((other) => String(other['name']));
    if (inLocation.includes(name)) return [];
    const message = `The operation \`${id}\` has no ${location} parameter \`${name}\`: ${advise(name, inLocation)}`;
    return [[[...path, 'parameters', index, 'name'], message]];
  });
  // A misspelt name is the cause of the missing parameter, so report it alone.
  return unknownOnes.length > 0 ? unknownOnes : missing;
}

/** Reports a step of a protected operation that sends no credential. */
function checkCredential(
  { operation }: DocumentedOperation,
  { step, path }: Step,
  { workflow }: Workflow,
  credentials: readonly string[],
): StepProblem[] {
  if (listOf(operation['security']).length === 0) return [];
  const sent = [step['parameters'], workflow['parameters']].flatMap(listOf);
  if (sent.some((one) => isObject(one) && credentials.includes(String(one['name']).toLowerCase()))) return [];
  const id = String(step['operationId']);
  return [[path, `The operation \`${id}\` needs a credential: add the header parameter \`Authorization\`.`]];
}

/**
 * Reports fields and parameters in a workflow step that the step's operation does not have, and those that make an
 * expected success impossible: a missing required one, a missing credential or scope, or a value that the request
 * refuses.
 */
export function checkWorkflowFields(document: unknown, workflows: readonly Workflow[]): Finding[] {
  const credentials = credentialHeaders(document);
  return checkDocumentedSteps('workflow-fields', document, workflows, (operation, step, workflow, operations) => {
    const names = [...checkParameters(operation, step, credentials), ...checkBody(operation, step)];
    // A misspelt name also makes a field missing, so report the name alone.
    if (names.length > 0 || !findExpectedResponses(operation, step).isSuccess) return names;
    return [
      ...checkCredential(operation, step, workflow, credentials),
      ...checkScopes(document, operations, operation, step, workflow),
      ...checkWorkflowValues(operation, step, workflow),
    ];
  });
}
