/** Everything that this package takes from the linter. */
export { bundleInProcess } from '@wapi/spec/bundle-in-process';
export { runLintCommand } from '@wapi/spec/lint-in-process';
export { redocly, specDir } from '@wapi/spec/redocly';
export { errorMessage } from './error-message.js';
export { escapeAnnotationMessage, escapeAnnotationProperty } from './github-annotation.js';
