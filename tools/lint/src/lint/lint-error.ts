/** The spec cannot be linted at all. */
export class LintError extends Error {
  override readonly name = 'LintError';
}
