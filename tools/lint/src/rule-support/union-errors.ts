// Selects the errors that an author needs from the errors about a value with `oneOf` or `anyOf`: only those from the
// branch that the value was meant for.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { fromPointer } from './json-pointer.js';
import { valueAt } from './values.js';

/** The keywords of unions. */
export const choices = ['oneOf', 'anyOf'];

/** Validates a value. The paths of the errors start with `path`. */
export type Validate = (schema: unknown, value: unknown, path: string) => readonly ErrorObject[];

/** Whether a path is a different path, or leads to a place inside it. */
export const isUnder = (path: string, top: string): boolean => path === top || path.startsWith(`${top}/`);

/**
 * Measures how far a value is from a branch. A wrong type weighs most, then a wrong constant, because constants
 * distinguish branches.
 */
export function measureDistance(errors: readonly ErrorObject[], path: string): number {
  const weights = errors.map(({ keyword, instancePath }) => {
    if (keyword === 'type' && instancePath === path) return 1000;
    return keyword === 'const' ? 10 : 1;
  });
  return weights.reduce<number>((sum, weight) => sum + weight, 0);
}

/** Returns only the errors from the branches that the value matches best. */
export function keepRelevant(
  validate: Validate,
  errors: readonly ErrorObject[],
  value: unknown,
): readonly ErrorObject[] {
  const ofChoices = errors.filter(({ keyword }) => choices.includes(keyword));
  const [choice] = ofChoices.toSorted((a, b) => a.instancePath.length - b.instancePath.length);
  if (choice === undefined) return errors;
  const path = choice.instancePath;
  const others = keepRelevant(
    validate,
    errors.filter(({ instancePath }) => !isUnder(instancePath, path)),
    value,
  );
  const branches = (choice.schema as unknown[]).map((branch) =>
    keepRelevant(validate, validate(branch, valueAt(value, fromPointer(path)), path), value),
  );
  // If a branch accepts the value, the value is invalid because more than one branch accepts it.
  if (branches.some(({ length }) => length === 0)) return [...others, choice];
  const distances = branches.map((branch) => measureDistance(branch, path));
  return [...others, ...branches.filter((_branch, index) => distances[index] === Math.min(...distances)).flat()];
}
