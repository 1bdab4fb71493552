/** The spec cannot be used. The message is for the author of the spec. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  /** The keys that lead to the error in the bundled document, or to the nearest known parent. */
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[], options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}

/** The keys that lead to an operation in the bundled document. */
export function pathOf({ path, method }: { path: string; method: string }): readonly string[] {
  return ['paths', path, method.toLowerCase()];
}
