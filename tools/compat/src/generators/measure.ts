import { readFileSync, statSync } from 'node:fs';
import { generate } from './generate.js';
import type { Generator } from './generator.js';
import type { Result } from './table.js';
import { typeCheck } from './type-check.js';

export interface MeasureOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly spec: string;
  readonly operationIds: readonly string[];
}

/**
 * Installs a generator into an empty folder, runs it on the spec and type-checks its output.
 *
 * @throws {Error} if the generator cannot be installed
 */
export function measure(generator: Generator, { folder, spec, operationIds }: MeasureOptions): Result {
  const { name, version, remark, notRun } = generator;
  const remarks = remark === undefined ? [] : [remark];
  if (notRun !== undefined) return { name, version, remarks: [...remarks, `not run: ${notRun}`] };

  const { out, files, sources, failure } = generate(generator, { folder, spec });
  if (failure !== undefined) return { name, version, remarks: [...remarks, `failed: ${failure}`] };

  const errors = typeCheck(sources, out);
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
  const made = {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    operations: operationIds.filter((id) => new RegExp(`\\b${id}\\b`).test(text)).length,
    errors: errors.length,
  };
  return { name, version, made, remarks: [...remarks, ...errors.slice(0, 1)] };
}
