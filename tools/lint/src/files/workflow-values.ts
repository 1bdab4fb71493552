import type { ErrorObject } from 'ajv/dist/2020.js';
import { applicableSchemas } from '../rule-support/applicable-schemas.js';
import { type DocumentedOperation, requestFields, requestMedia } from '../rule-support/documented-operations.js';
import { keepRelevant } from '../rule-support/union-errors.js';
import { describeError, errorsOf } from '../rule-support/validators.js';
import { entriesOf, isObject, type JsonObject, keysOf, listOf, show, stringsOf } from '../rule-support/values.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import type { StepProblem } from './documented-steps.js';
import { stringsIn } from './runtime-expressions.js';
import type { Step, Workflow } from './workflows.js';

type Path = readonly (string | number)[];

/** A value of a request, and its place in the workflow. */
interface Sent {
  /** `undefined` if only a run knows the value. */
  value: unknown;
  path: Path;
}

/**
 * Reads a value. If the value is an input, reads the input's value for the mock, except an address of the mock, which
 * starts with a slash.
 */
function readValue(value: unknown, path: Path, { workflow, path: top }: Workflow): Sent {
  const [, input] = typeof value === 'string' ? (/^\$inputs\.([\w-]+)$/.exec(value) ?? []) : [];
  const inputs = workflow['x-mock-inputs'];
  const given = input !== undefined && isObject(inputs) ? inputs[input] : undefined;
  if (input !== undefined && typeof given === 'string' && !given.startsWith('/'))
    return { value: given, path: [...top, 'x-mock-inputs', input] };
  const isKnown = stringsIn(value, []).every(({ text }) => !text.includes('$'));
  return { value: isKnown ? value : undefined, path };
}

const listsOfParts = ['allOf', 'anyOf', 'oneOf'];
const mapsOfParts = ['then', 'else'];

/** Caches the results of `withoutLimits`, because a validator is compiled for each schema object. */
const relaxedSchemas = new WeakMap<JsonObject, Map<string, JsonObject>>();

/** Returns a schema that accepts any value for the fields whose values are unknown. */
function withoutLimits(schema: unknown, unknown: readonly string[]): unknown {
  if (!isObject(schema) || unknown.length === 0) return schema;
  const known = relaxedSchemas.get(schema) ?? new Map<string, JsonObject>();
  relaxedSchemas.set(schema, known);
  const key = JSON.stringify(unknown);
  const relaxed = known.get(key) ?? relax(schema, unknown);
  known.set(key, relaxed);
  return relaxed;
}

function relax(schema: JsonObject, unknown: readonly string[]): JsonObject {
  const mentions = (part: unknown): boolean =>
    isObject(part) && entriesOf(part['properties']).some(([name, value]) => isUnknown(name, value));
  const isUnknown = (name: string, value: unknown): boolean => unknown.includes(name) && isObject(value);
  const relaxed = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === 'properties' && isObject(value))
      return [key, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isUnknown(name, one) || one]))];
    if (listsOfParts.includes(key) && Array.isArray(value))
      return [key, value.map((part: unknown) => withoutLimits(part, unknown))];
    if (mapsOfParts.includes(key)) return [key, withoutLimits(value, unknown)];
    return [key, key === 'not' && mentions(value) ? false : value];
  });
  // Neither `then` nor `else` applies for certain if the condition is about an unknown value.
  const dropped = mentions(schema['if']) ? ['if', ...mapsOfParts] : [];
  return Object.fromEntries(relaxed.filter(([key]) => !dropped.includes(key)));
}

/** Returns the fields that the platforms of the workflow require in addition. */
function requiredOnPlatforms(schemas: readonly JsonObject[], { workflow }: Workflow): string[] {
  const platforms = stringsOf(workflow['x-platforms']);
  if (platforms.length === 0) return [];
  const lists = schemas.flatMap((schema) => {
    const byPlatform = schema['x-required-on'];
    return isObject(byPlatform) ? [platforms.map((platform) => stringsOf(byPlatform[platform]))] : [];
  });
  return lists.flatMap(([first = [], ...others]) =>
    first.filter((name) => others.every((list) => list.includes(name))),
  );
}

/** Errors about unknown names, which `workflow-fields` reports by comparing the names. */
const aboutNames = ['additionalProperties', 'unevaluatedProperties', 'if', 'oneOf', 'anyOf'];

function describeField(error: ErrorObject, name: string, id: string, value: unknown): string {
  const isUnquoted = typeof value !== 'string' && error.keyword === 'type' && error.params['type'] === 'string';
  const advice = isUnquoted ? 'put the value in quotation marks' : 'correct the value';
  return `\`${name}\` of \`${id}\` ${describeError(error)}, received ${show(value)}: ${advice}.`;
}

function checkPayload(operation: DocumentedOperation, { step, path }: Step, workflow: Workflow): StepProblem[] {
  const documented = requestMedia(operation) ?? {};
  const body = isObject(step['requestBody']) ? step['requestBody'] : {};
  const id = String(step['operationId']);
  const type = typeof body['contentType'] === 'string' ? body['contentType'] : keysOf(documented)[0];
  const media = type === undefined ? undefined : documented[type];
  // The rule request-body-method reports the body of such a request.
  if (!isObject(media) || ['get', 'head', 'trace'].includes(operation.method)) return [];
  if (step['requestBody'] === undefined) {
    const isRequired = isObject(operation.operation['requestBody']) && operation.operation['requestBody']['required'];
    return isRequired === true ? [[path, `The operation \`${id}\` requires a request body: add it.`]] : [];
  }
  const payload = body['payload'] ?? {};
  if (!isObject(payload)) return [];
  const where = [...path, 'requestBody', 'payload'];
  const sent = new Map(keysOf(payload).map((name) => [name, readValue(payload[name], [...where, name], workflow)]));
  const values = Object.fromEntries([...sent].map(([name, { value }]) => [name, value ?? '']));
  const unknown = [...sent].flatMap(([name, { value }]) => (value === undefined ? [name] : []));
  const schema = withoutLimits(media['schema'], unknown);
  // Every input is a string, which a form also uses for numbers.
  const isInput = (name = ''): boolean => sent.get(name)?.path.includes('x-mock-inputs') ?? false;
  const errors = keepRelevant(errorsOf, errorsOf(schema, values), values).filter(
    ({ keyword, instancePath }) =>
      !aboutNames.includes(keyword) && !(keyword === 'type' && isInput(fromPointer(instancePath)[0])),
  );
  const known = requestFields(operation, media);
  const onPlatforms = requiredOnPlatforms(applicableSchemas(schema, values), workflow).filter(
    (name) => !sent.has(name) && known.includes(name),
  );
  const missing = (name: string): StepProblem => [
    where,
    `The request of \`${id}\` requires the field \`${name}\`: add it, or expect an error.`,
  ];
  const problems = errors.map((error): StepProblem => {
    if (error.keyword === 'required') return missing(String(error.params['missingProperty']));
    const [name] = fromPointer(error.instancePath);
    if (name === undefined) return [where, `The payload of \`${id}\` ${describeError(error)}: correct it.`];
    const { value, path: place = where } = sent.get(name) ?? {};
    return [place, describeField(error, name, id, value)];
  });
  const unique = new Map([...problems, ...onPlatforms.map(missing)].map((problem) => [problem.join(' '), problem]));
  return [...unique.values()];
}

function checkParameters(operation: DocumentedOperation, { step, path }: Step, workflow: Workflow): StepProblem[] {
  const id = String(step['operationId']);
  const given = listOf(step['parameters']).map((one, index) => ({
    parameter: isObject(one) ? one : {},
    sent: readValue(isObject(one) ? one['value'] : undefined, [...path, 'parameters', index, 'value'], workflow),
  }));
  return operation.parameters.flatMap((documented): StepProblem[] => {
    const { name, in: location, required, schema } = documented;
    const found = given.find(({ parameter }) => parameter['name'] === name && parameter['in'] === location);
    if (found === undefined) {
      if (required !== true || location === 'path') return [];
      const message = `The operation \`${id}\` requires the ${String(location)} parameter \`${String(name)}\`: add it.`;
      return [[path, message]];
    }
    const { value, path: place } = found.sent;
    const items = isObject(schema) ? schema['items'] : undefined;
    // One value of a list is also a list when it is sent.
    const [error] = errorsOf(Array.isArray(value) || items === undefined ? schema : items, value);
    if (error?.keyword === 'type' && place.includes('x-mock-inputs')) return [];
    return value === undefined || error === undefined ? [] : [[place, describeField(error, String(name), id, value)]];
  });
}

/** Reports the missing fields and the invalid values in a step. */
export function checkWorkflowValues(operation: DocumentedOperation, step: Step, workflow: Workflow): StepProblem[] {
  return [...checkParameters(operation, step, workflow), ...checkPayload(operation, step, workflow)];
}
