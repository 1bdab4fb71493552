/** Something a reader of the message can mend: the spec lacks a part, or a tool's output has changed. Shown without a stack trace. */
export class DocsError extends Error {
  override readonly name = 'DocsError';
}
