import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, keysOf, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';
import type { Finding } from '../source/finding.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { locate } from '../source/locate.js';
import type { SourceFile } from '../source/sources.js';
import {
  type DocumentedOperation,
  readOperations,
  requestFields,
  requestMedia,
} from '../rule-support/documented-operations.js';
import { missingFields, missingPointer, responseSchemas } from './probe-bodies.js';
import { checkConditionSchema, checkReachable } from './readings.js';
import { findingAt } from './report.js';

type Path = readonly (string | number)[];
type Problem = [path: Path, message: string];

/** A call in a probe. `spec/discrepancies.schema.json` describes the fields. */
interface Call {
  operation?: string;
  parameters?: Readonly<Record<string, string>>;
  fields?: Readonly<Record<string, string>>;
  token?: string;
  save?: Readonly<Record<string, string>>;
}

interface Reading {
  if: JsonObject;
  edit?: JsonObject;
}

interface Entry {
  probe?: { platforms?: readonly string[]; calls: readonly Call[]; readings: readonly Reading[] };
}

const schemaFile = new URL('../../../../spec/discrepancies.schema.json', import.meta.url);

/** Returns the names of the values that are available in every run of a probe. */
function readValueNames(): string[] {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as { $defs: { value: { enum: string[] } } };
  return schema.$defs.value.enum;
}

const advise = (name: string, known: readonly string[]): string => adviseName(name, known, 'none');

/** The names of the facts about a run that a reading's `if` can test. */
const facts = ['status', 'headers', 'body', 'responses', 'spent', 'order'];

function checkNames(operation: DocumentedOperation, { operation: id = '', parameters, fields }: Call): Problem[] {
  const { parameters: documented } = operation;
  const names = (location: string): string[] =>
    documented.filter((parameter) => parameter['in'] === location).map(({ name }) => String(name));
  const [inPath, inQuery] = [names('path'), names('query')];
  const unknown = keysOf(parameters).filter((name) => ![...inPath, ...inQuery].includes(name));
  const bodyFields = Object.values(requestMedia(operation) ?? {}).flatMap((media) => requestFields(operation, media));
  return [
    ...unknown.map((name): Problem => {
      const advice = advise(name, [...inPath, ...inQuery]);
      return [['parameters', name], `The operation \`${id}\` has no parameter \`${name}\`: ${advice}`];
    }),
    ...inPath
      .filter((name) => !keysOf(parameters).includes(name))
      .map((name): Problem => [[], `\`parameters\` must have \`${name}\`, a part of the path of \`${id}\`: add it.`]),
    ...keysOf(fields)
      .filter((field) => !bodyFields.includes(field))
      .map((field): Problem => {
        const advice = advise(field, [...new Set(bodyFields)]);
        return [['fields', field], `The request of \`${id}\` has no field \`${field}\`: ${advice}`];
      }),
  ];
}

/** Checks the names in braces in a call's values. */
function checkValues({ parameters, fields, token }: Call, known: readonly string[]): Problem[] {
  const texts = [
    ...Object.entries({ ...parameters }).map(([name, text]): [Path, string] => [['parameters', name], text]),
    ...Object.entries({ ...fields }).map(([name, text]): [Path, string] => [['fields', name], text]),
    ...(token === undefined ? [] : [[['token'], token] as [Path, string]]),
  ];
  return texts.flatMap(([path, text]) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !known.includes(name))
      .map((name): Problem => [path, `The value \`{${name}}\` does not exist: ${advise(name, known)}`]),
  );
}

function checkCall(call: Call, operations: ReadonlyMap<string, DocumentedOperation>): Problem[] {
  const { operation: id, save } = call;
  if (id === undefined) return [];
  const operation = operations.get(id);
  if (operation === undefined)
    return [[['operation'], `The operation \`${id}\` does not exist: ${advise(id, [...operations.keys()])}`]];
  const bodies = responseSchemas(operation);
  return [
    ...checkNames(operation, call),
    ...Object.entries({ ...save }).flatMap(([name, pointer]): Problem[] => {
      const missing = missingPointer(bodies, fromPointer(pointer));
      if (missing === undefined) return [];
      const advice = advise(missing.name, missing.known);
      return [[['save', name], `The responses of \`${id}\` have no field \`${missing.name}\`: ${advice}`]];
    }),
  ];
}

/** Checks the names in the condition of a reading. The condition applies to the response to the last call. */
function checkCondition({ if: condition }: Reading, id: string, operation: DocumentedOperation | undefined): Problem[] {
  const properties = isObject(condition['properties']) ? condition['properties'] : {};
  const unknown = Object.keys(properties).filter((name) => !facts.includes(name));
  const bodies = operation === undefined ? [] : responseSchemas(operation);
  // A misspelt keyword hides the names below it, so report it alone.
  const invalid = checkConditionSchema(condition);
  if (invalid.length > 0) return invalid.map(([path, message]): Problem => [['if', ...path], message]);
  return [
    ...unknown.map((name): Problem => [
      ['if', 'properties', name],
      `The fact \`${name}\` does not exist: ${advise(name, facts)}`,
    ]),
    ...missingFields(bodies, properties['body']).map(({ path, name, known }): Problem => {
      const message = `The responses of \`${id}\` have no field \`${name}\`: ${advise(name, known)}`;
      return [['if', 'properties', 'body', ...path], message];
    }),
  ];
}

/**
 * Whether a path ends with a name that must already exist. An edit may change or remove such a name, but not add one.
 */
const isName = (path: Path): boolean =>
  (path.length === 3 && path[0] === 'components') || (path.length > 3 && path.at(-2) === 'properties');

/** Reports names in probes that do not exist in the document. discrepancies.yaml must be valid. */
export function checkProbes(dir: string, sources: readonly SourceFile[], document: unknown): Finding[] {
  const source = sources.find(({ file }) => file === join(dir, 'discrepancies.yaml'));
  if (source === undefined) return [];
  const operations = readOperations(document);
  const values = readValueNames();
  const knownPlatforms = keysOf(valueAt(document, ['x-platforms']));
  const exists = (path: Path): boolean => locate(dir, sources, path).exact;

  const checkEdit = (edit: JsonObject): Problem[] =>
    Object.entries(edit).flatMap(([pointer, value]): Problem[] => {
      const path = fromPointer(pointer);
      const isNew = value !== null && !isName(path);
      if (exists(path) || (isNew && exists(path.slice(0, -1)))) return [];
      return [[['edit', pointer], `The bundle must have ${pointer}: correct the pointer, or remove the edit.`]];
    });

  return (source.data as Entry[]).flatMap(({ probe }, index) => {
    if (probe === undefined) return [];
    const { platforms = [], calls, readings } = probe;
    const id = calls.at(-1)?.operation ?? '';
    const inCalls = calls.flatMap((call, position) => {
      const saved = calls.slice(0, position).flatMap(({ save }) => keysOf(save));
      const problems = [...checkCall(call, operations), ...checkValues(call, [...values, ...saved])];
      return problems.map(([path, message]): Problem => [['calls', position, ...path], message]);
    });
    const inReadings = readings.flatMap((reading, position) =>
      [...checkCondition(reading, id, operations.get(id)), ...checkEdit(reading.edit ?? {})].map(
        ([path, message]): Problem => [['readings', position, ...path], message],
      ),
    );
    const unreachable = checkReachable(readings.map((reading) => reading.if)).map(([path, message]): Problem => [
      ['readings', ...path],
      message,
    ]);
    const inPlatforms = platforms.flatMap((code, position): Problem[] => {
      if (knownPlatforms.includes(code)) return [];
      return [[['platforms', position], `The platform \`${code}\` does not exist: ${advise(code, knownPlatforms)}`]];
    });
    return [...inPlatforms, ...inCalls, ...inReadings, ...unreachable].map(([path, message]) =>
      findingAt(source, [index, 'probe', ...path], 'probes-resolve', message),
    );
  });
}
