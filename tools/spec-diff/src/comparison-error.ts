/** Two versions cannot be compared. The message is one sentence for the person who ran the command. */
export class ComparisonError extends Error {
  override name = 'ComparisonError';
}
