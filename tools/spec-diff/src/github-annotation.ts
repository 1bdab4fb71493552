// The escapes that GitHub's runner decodes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts

/** Escapes the message of a workflow command. */
export const escapeAnnotationMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Escapes a property of a workflow command. A colon or a comma would end it. */
export const escapeAnnotationProperty = (text: string): string =>
  escapeAnnotationMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
