/** Thrown if the spec cannot be linted. */
export class LintError extends Error {
  override readonly name = 'LintError';
}
