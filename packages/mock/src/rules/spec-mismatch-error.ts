/** A rule names something that the spec does not define. The mock then responds as if the operation had no rule. */
export class SpecMismatchError extends Error {
  override readonly name = 'SpecMismatchError';
}
