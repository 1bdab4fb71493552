import type { ErrorObject } from 'ajv/dist/2020.js';
import type { RedoclyFinding } from '../redocly.js';
import { isObject, show, valueAt } from '../rule-support/values.js';
import { fromPointer, toPointer } from '../rule-support/json-pointer.js';
import { offsetAt } from '../source/locate.js';
import { type SourceFile, toPlace } from '../source/sources.js';
import { type Ajv, getValidator, findError, originOf, toStandalone, validate } from './example-schemas.js';

type Sources = readonly SourceFile[];

const exampleRule = /^no-invalid-(?:media-type|parameter|schema)-examples$/;

/** An example and its schema, each with its path in its file. */
interface Example {
  value: readonly string[];
  schema: { file: string; path: readonly string[] };
}

/** Finds the example that a finding is about, and its schema. */
function findExample({ rule, file, from }: RedoclyFinding, path: readonly string[]): Example | undefined {
  if (from !== undefined && path[0] === 'value') {
    const holder = fromPointer(decodeURI(from.pointer).replace(/^#/, ''));
    return { value: ['value'], schema: { file: from.file, path: [...holder, 'schema'] } };
  }
  const key = path.findIndex((name, index) => /^examples?$/.test(name) && path[index - 1] !== 'properties');
  if (key < 0) return undefined;
  const holder = path.slice(0, key);
  const isSchema = rule === 'no-invalid-schema-examples';
  const length = path[key] === 'example' ? 1 : isSchema ? 2 : 3;
  return { value: path.slice(0, key + length), schema: { file, path: isSchema ? holder : [...holder, 'schema'] } };
}

/** The file and line of the keyword that a value violates. */
function formatOrigin(sources: Sources, { keyword, parentSchema }: ErrorObject): string {
  const origin = originOf(parentSchema);
  const source = sources.find(({ file }) => file === origin?.file);
  if (origin === undefined || source === undefined) return '';
  return ` (${source.file}:${toPlace(source, offsetAt(source, [...origin.path, keyword])).line})`;
}

/** Rewords a message that does not contain the expected value. */
function formatRule(message: string, { keyword, params }: ErrorObject): string {
  if (keyword === 'const') return message.replace(/be equal to constant\.?$/, `be ${show(params['allowedValue'])}`);
  return message.replace(/\.$/, '');
}

/** Adds the expected value, the schema's location and the received value to the message of one finding. */
function explain(ajv: Ajv, sources: Sources, finding: RedoclyFinding): RedoclyFinding {
  if (!exampleRule.test(finding.rule) || finding.pointer === undefined) return finding;
  const path = fromPointer(decodeURI(finding.pointer).replace(/^#/, ''));
  const example = findExample(finding, path);
  const dataOf = (name: string): unknown => sources.find(({ file }) => file === name)?.data;
  const schema = example && valueAt(dataOf(example.schema.file), example.schema.path);
  if (example === undefined || !isObject(schema)) return finding;
  const value = valueAt(dataOf(finding.file), example.value);
  const errors = validate(ajv, toStandalone(example.schema.file, schema, example.schema.path), value, '');
  const inside = path.slice(example.value.length);
  const error = findError(errors, { path: toPointer(inside), message: finding.message });
  // No schema defines the key, so the message cannot name a location.
  if (error === undefined || error.keyword.endsWith('Properties')) return finding;
  const received = valueAt(value, inside);
  const shown = typeof received === 'object' && received !== null ? '' : `, received ${show(received)}`;
  return { ...finding, message: `${formatRule(finding.message, error)}${formatOrigin(sources, error)}${shown}.` };
}

/**
 * Adds the expected value, the schema's location and the received value to each finding about an example. Redocly names
 * only the example, but the author must decide whether to change the example or the schema.
 */
export async function explainExamples(
  sources: Sources,
  findings: readonly RedoclyFinding[],
): Promise<readonly RedoclyFinding[]> {
  if (!findings.some(({ rule }) => exampleRule.test(rule))) return findings;
  try {
    const ajv = await getValidator(sources);
    return findings.map((finding) => explain(ajv, sources, finding));
  } catch {
    // If a schema is invalid, leave the findings unchanged, because Redocly also reports the schema.
    return findings;
  }
}
