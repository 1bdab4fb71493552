/** Thrown if two versions cannot be compared. The message is one line for the user of the command. */
export class ComparisonError extends Error {
  override name = 'ComparisonError';
}
