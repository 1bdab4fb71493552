/**
 * Escapes a message for a GitHub workflow command. Without escaping, some characters would end the message or start an
 * escape sequence.
 */
export const escapeAnnotationMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Escapes a property for a GitHub workflow command. In a property, colons and commas must be escaped too. */
export const escapeAnnotationProperty = (value: string | number): string =>
  escapeAnnotationMessage(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
