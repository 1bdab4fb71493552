// The schemas of the spec for the values of examples. Redocly reports which value is wrong, but not what the schema
// expects, so the values are validated again.
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import { isObject } from '../rule-support/values.js';
import type { SourceFile } from '../source/sources.js';
import { toPointer } from '../rule-support/json-pointer.js';

export type Ajv = InstanceType<typeof Ajv2020>;

/**
 * Patterns that recognize the keyword of a finding in Redocly's message. Findings about other keywords are matched by
 * location only.
 */
const kinds: readonly [keyword: string, pattern: RegExp][] = [
  ['const', /must be equal to constant/],
  ['enum', /must be equal to one of the allowed values/],
  ['type', /type must be /],
  ['required', /must have required property/],
  ['unevaluatedProperties', /must NOT have (?:unevaluated|additional) properties/],
  ['oneOf', /must match exactly one schema in oneOf/],
  ['anyOf', /must match a schema in anyOf/],
];
export const kindOf = (message: string) => kinds.find(([, pattern]) => pattern.test(message))?.[0];
export const requiredIn = (message: string) => /required property '(.+)'\.?$/.exec(message)?.[1];

/** The source location of a schema that a validator uses. */
export interface Origin {
  /** absolute */
  file: string;
  path: readonly string[];
}

const origins = new WeakMap<object, Origin>();

/** Returns the source location of the schema that reported an error. */
export const originOf = (schema: unknown): Origin | undefined => (isObject(schema) ? origins.get(schema) : undefined);

/**
 * Makes a schema independent of its file. References become URLs.
 */
export function toStandalone(file: string, node: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(node)) return node.map((item, index) => toStandalone(file, item, [...path, String(index)]));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (key === '$ref' && typeof value === 'string') return [key, pathToFileURL(resolve(dirname(file), value)).href];
    return [key, toStandalone(file, value, [...path, key])];
  });
  const standalone = Object.fromEntries(entries);
  origins.set(standalone, { file, path });
  return standalone;
}

/** Creates a validator with all schemas of the spec. Loads Ajv on demand, because a valid spec does not need it. */
const validators = new WeakMap<readonly SourceFile[], Promise<Ajv>>();

/** Returns the validator of the sources. All checks of one lint share it. */
export function getValidator(sources: readonly SourceFile[]): Promise<Ajv> {
  const known = validators.get(sources) ?? createValidator(sources);
  validators.set(sources, known);
  return known;
}

async function createValidator(sources: readonly SourceFile[]): Promise<Ajv> {
  const [{ Ajv2020 }, { default: addFormats }] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, logger: false });
  addFormats.default(ajv);
  for (const { file, data } of sources) {
    if (/[\\/]components[\\/]schemas[\\/]/.test(file))
      ajv.addSchema(toStandalone(file, data) as object, pathToFileURL(file).href);
  }
  return ajv;
}

export function validate(ajv: Ajv, schema: unknown, value: unknown, path: string): ErrorObject[] {
  const check = ajv.compile(schema as object);
  if (check(value)) return [];
  return (check.errors ?? []).map((error) => ({ ...error, instancePath: `${path}${error.instancePath}` }));
}

/** Finds the validation error that corresponds to a Redocly finding. */
export function findError(
  errors: readonly ErrorObject[],
  { path, message }: { path: string; message: string },
): ErrorObject | undefined {
  const kind = kindOf(message);
  return errors.find(({ keyword, instancePath, params }) => {
    const extra: unknown = params['unevaluatedProperty'] ?? params['additionalProperty'];
    if (typeof extra === 'string')
      return kind === 'unevaluatedProperties' && path === `${instancePath}${toPointer([extra])}`;
    if (path !== instancePath) return false;
    if (keyword === 'required') return kind === keyword && requiredIn(message) === params['missingProperty'];
    return kind === undefined ? !kinds.some(([known]) => known === keyword) : kind === keyword;
  });
}
