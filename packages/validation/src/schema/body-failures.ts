import type { ValidateFunction } from 'ajv/dist/2020.js';
import { parsePointer, type Schema } from '@wapi/types';
import { keepIntendedBranches } from './intended-branch.js';

/** A failed check of a JSON body. */
export interface BodyFailure {
  /** The names and numbers that lead to the value. */
  path: readonly string[];
  keyword: string;
}

/** Checks a body by a compiled schema, which has to be compiled with `verbose`. */
export function bodyFailures(validate: ValidateFunction, body: unknown): BodyFailure[] {
  if (validate(body)) return [];
  // Other values than those of an open list may come.
  const errors = (validate.errors ?? []).filter(
    ({ keyword, parentSchema }) => keyword !== 'enum' || (parentSchema as Schema | undefined)?.['x-open-enum'] !== true,
  );
  return keepIntendedBranches(errors, validate.errors ?? []).map((error) => {
    const path = parsePointer(error.instancePath);
    const missing = error.keyword === 'required' ? [String(error.params['missingProperty'])] : [];
    return { path: [...path, ...missing], keyword: error.keyword };
  });
}
