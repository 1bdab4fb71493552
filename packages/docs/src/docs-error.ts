/**
 * An error that the user can fix, e.g. a missing part of the spec or a tool's output in an unexpected format. The CLI
 * prints the message without a stack trace.
 */
export class DocsError extends Error {
  override readonly name = 'DocsError';
}
