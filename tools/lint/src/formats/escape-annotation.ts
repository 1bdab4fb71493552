/**
 * Escapes a message of a GitHub workflow command, in which these characters would end the message or start an escape
 * sequence.
 */
export const escapeAnnotationMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Escapes a property of a GitHub workflow command. A colon or a comma would end it too. */
export const escapeAnnotationProperty = (value: string | number): string =>
  escapeAnnotationMessage(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
