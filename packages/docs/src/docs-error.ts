/**
 * An error that the user can fix, e.g. a missing part of the spec or an unexpected format of a tool's output. The CLI
 * prints its message without a stack trace.
 */
export class DocsError extends Error {
  override readonly name = 'DocsError';
}
