/** An option or argument of the command line is invalid. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
