import { dirname, resolve } from 'node:path';
import { fieldsOf } from '../rule-support/schemas.js';
import { isObject, quote, show, valueAt } from '../rule-support/values.js';
import type { Finding } from '../source/finding.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';

/** Returns the references to the files of a schema's branches, exactly as the schema contains them. */
function readBranches(schema: unknown): string[] {
  if (!isObject(schema)) return [];
  return ['oneOf', 'anyOf'].flatMap((keyword): string[] => {
    const branches: unknown[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
    return branches.flatMap((branch) =>
      isObject(branch) && typeof branch['$ref'] === 'string' ? [branch['$ref']] : [],
    );
  });
}

/** Returns the values that a branch allows for the property, or `undefined` if the branch does not restrict it. */
function allowedValues(branch: unknown, property: string): unknown[] | undefined {
  const field = fieldsOf(branch).get(property);
  if (!isObject(field)) return undefined;
  if (field['const'] !== undefined) return [field['const']];
  return Array.isArray(field['enum']) ? (field['enum'] as unknown[]) : undefined;
}

function checkDiscriminator(
  source: SourceFile,
  path: readonly (string | number)[],
  sources: readonly SourceFile[],
): Finding[] {
  const schema = valueAt(source.data, path.slice(0, -1));
  const discriminator = isObject(schema) ? schema['discriminator'] : undefined;
  const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
  const property = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  if (!isObject(mapping) || typeof property !== 'string') return [];
  const fileOf = (ref: string) => resolve(dirname(source.file), ref);
  const branches = readBranches(schema);
  const report = (key: string | undefined, message: string) =>
    findingAt(source, [...path, 'mapping', ...(key === undefined ? [] : [key])], 'discriminator-mapping', message);
  const wrong = Object.entries(mapping).flatMap(([value, target]) => {
    const branch = typeof target === 'string' ? branches.find((ref) => fileOf(ref) === fileOf(target)) : undefined;
    if (branch === undefined) {
      const list = branches.map((ref) => quote(ref)).join(', ');
      return [report(value, `The value ${quote(value)} must select one of ${list}, received ${show(target)}.`)];
    }
    const allowed = allowedValues(sources.find(({ file }) => file === fileOf(branch))?.data, property);
    if (allowed === undefined || allowed.includes(value)) return [];
    const received = allowed.map((one) => quote(one)).join(' or ');
    const message =
      `The value ${quote(value)} must select a schema that allows it, received ${quote(branch)}, whose ` +
      `${quote(property)} must be ${received}.`;
    return [report(value, message)];
  });
  if (wrong.length > 0) return wrong;
  const mapped = new Set(Object.values(mapping).map((target) => fileOf(String(target))));
  return branches
    .filter((ref) => !mapped.has(fileOf(ref)))
    .map((ref) => report(undefined, `\`mapping\` must have a value for ${quote(ref)}: add it, or remove the schema.`));
}

/** Reports mapped values that their schema rejects, and schemas without a mapped value. */
export function checkDiscriminators(sources: readonly SourceFile[]): Finding[] {
  return sources.flatMap((source) =>
    source.entries.flatMap(({ name, path }) =>
      name === 'discriminator' ? checkDiscriminator(source, path, sources) : [],
    ),
  );
}
