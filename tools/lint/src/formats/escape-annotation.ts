/** Escapes a message of a GitHub workflow command: GitHub's runners read these characters as its end or as one of their escapes. */
export const escapeAnnotationMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** Escapes a property of a GitHub workflow command, which a colon or a comma ends as well. */
export const escapeAnnotationProperty = (value: string | number): string =>
  escapeAnnotationMessage(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
