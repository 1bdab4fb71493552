/** The helpers that load neither Redocly nor Spectral, for programs that must start quickly. */
export { collapseSecurity } from './bundle/security.js';
export { asksForHelp, parseCommandLine, UsageError } from './command-line.js';
export { errorMessage } from './error-message.js';
export { escapeAnnotationMessage, escapeAnnotationProperty } from './formats/escape-annotation.js';
export { specDir } from './redocly.js';
export { locateFrom, type ReadSource } from './source/locate.js';
