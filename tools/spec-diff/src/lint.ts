/** Everything that this package takes from the linter. */
export { bundleInProcess } from '@wapi/lint';
export { runLintCommand } from '@wapi/lint';
export { redocly, specDir } from '@wapi/lint';
export { errorMessage } from './error-message.js';
export { escapeAnnotationMessage, escapeAnnotationProperty } from './github-annotation.js';
