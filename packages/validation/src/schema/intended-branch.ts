import type { ErrorObject } from 'ajv/dist/2020.js';

/**
 * Reduces the errors of every failed `oneOf` or `anyOf` to those of the intended branch. Of the branches for the
 * value's type, that is the one with the fewest errors. Also removes the error of the `oneOf` or `anyOf` itself.
 *
 * @param all every error of the validation, including errors that were filtered out of `errors`; from a schema compiled
 * with `verbose`
 */
export function keepIntendedBranches(errors: readonly ErrorObject[], all: readonly ErrorObject[]): ErrorObject[] {
  let left = [...errors];
  const choices = all
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    .toSorted((a, b) => b.schemaPath.length - a.schemaPath.length);
  for (const choice of choices) {
    const inBranch = (error: ErrorObject): string | undefined => {
      const isHere =
        error.schemaPath.startsWith(`${choice.schemaPath}/`) && isAtOrBelow(error.instancePath, choice.instancePath);
      return isHere ? error.schemaPath.slice(choice.schemaPath.length + 1).split('/', 1)[0] : undefined;
    };
    const branches = (choice.schema as readonly unknown[]).map((_schema, index) =>
      left.filter((error) => inBranch(error) === String(index)),
    );
    // If more than one branch matches, no branch has errors, so keep the error of the `oneOf` itself.
    const fewest = (choice.params as { passingSchemas?: unknown }).passingSchemas
      ? [choice]
      : (branches.toSorted((a, b) => rank(a, choice) - rank(b, choice))[0] ?? []);
    left = [...left.filter((error) => error !== choice && inBranch(error) === undefined), ...fewest];
  }
  return left;
}

/** Counts the errors of a branch. Returns the largest safe integer if the branch is for values of a different type. */
function rank(branch: readonly ErrorObject[], { instancePath }: ErrorObject): number {
  const isOfOtherType = branch.some((error) => error.keyword === 'type' && error.instancePath === instancePath);
  return isOfOtherType ? Number.MAX_SAFE_INTEGER : branch.length;
}

function isAtOrBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
