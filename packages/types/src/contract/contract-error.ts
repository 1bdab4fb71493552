/** A spec that cannot be used. The message is for whoever edits the spec. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  /** The keys that lead to the place in the bundled document, as near as is known. */
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
