/** Says why nothing could be linted, in a sentence that a person can act on. Anything else that is thrown is a defect of the lint. */
export class CannotLint extends Error {
  name = 'CannotLint';
}
