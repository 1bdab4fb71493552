import type { ValidateFunction } from 'ajv/dist/2020.js';
import { parsePointer, type Schema } from '@wapi/types';
import { type Kinds, kindsOf } from './kinds.js';
import { keepIntendedBranches } from './intended-branch.js';

/** A failed check of a JSON body. */
export interface BodyFailure extends Kinds {
  /** Property names and item numbers from the root to the value. */
  path: readonly string[];
  keyword: string;
}

/** Checks a body with a schema that was compiled with `verbose`. */
export function bodyFailures(validate: ValidateFunction, body: unknown): BodyFailure[] {
  if (validate(body)) return [];
  // Drop enum errors of an open enum, because it allows undocumented values.
  const errors = (validate.errors ?? []).filter(
    ({ keyword, parentSchema }) => keyword !== 'enum' || (parentSchema as Schema | undefined)?.['x-open-enum'] !== true,
  );
  return keepIntendedBranches(errors, validate.errors ?? []).map((error) => {
    const path = parsePointer(error.instancePath);
    const missing = error.keyword === 'required' ? [String(error.params['missingProperty'])] : [];
    return { path: [...path, ...missing], keyword: error.keyword, ...kindsOf(error) };
  });
}
