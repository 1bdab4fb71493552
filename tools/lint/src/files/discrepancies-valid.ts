import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import type { Finding } from '../source/finding.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { locate } from '../source/locate.js';
import type { SourceFile } from '../source/sources.js';
import { findingAt } from './report.js';
import { compileSchema, findSchemaErrors } from './schema-errors.js';

/** The JSON Schema for discrepancies.yaml. */
const schemaFile = new URL('../../../../spec/discrepancies.schema.json', import.meta.url);

let validate: ValidateFunction | undefined;

/**
 * Reports entries in discrepancies.yaml that do not match the JSON Schema, share an id, or affect a location that does
 * not exist.
 */
export function checkDiscrepancySchema(dir: string, sources: readonly SourceFile[]): Finding[] {
  const source = sources.find(({ file }) => file === join(dir, 'discrepancies.yaml'));
  if (source === undefined) return [];
  validate ??= compileSchema(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  const report = (path: readonly (string | number)[], message: string) =>
    findingAt(source, path, 'discrepancies-valid', message);

  const errors = findSchemaErrors(validate, source.data);
  if (errors.length > 0)
    return errors.map(({ path, message }) => {
      const where = path.length === 0 ? 'discrepancies.yaml' : `\`${path.join('/')}\``;
      return report(path, `${where} ${message}.`);
    });

  const entries = source.data as { id: string; affects: string[] }[];
  return entries.flatMap(({ id, affects }, index) => [
    ...(entries.slice(0, index).some((other) => other.id === id)
      ? [report([index, 'id'], `The id ${id} must be unique: an entry above has it too.`)]
      : []),
    ...affects.flatMap((pointer, position) =>
      locate(dir, sources, fromPointer(pointer)).exact
        ? []
        : [report([index, 'affects', position], `The bundle must have ${pointer}: correct the pointer, or remove it.`)],
    ),
  ]);
}
