/** An option or an argument that cannot be used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
