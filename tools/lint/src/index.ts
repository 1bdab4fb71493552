export { BundleError } from './bundle/bundle-error.js';
export { type Bundle, bundleFiles, bundleInProcess, placeInSource } from './bundle/bundle-in-process.js';
export { errorMessage } from './error-message.js';
export { escapeAnnotationMessage, escapeAnnotationProperty } from './formats/escape-annotation.js';
export { runLintCommand } from './lint/run-lint-command.js';
export { lintWithRedocly, redocly, redoclyCli, redoclyEnvironment, specDir } from './redocly.js';
export { closestMatch } from './source/closest-match.js';
export { locate } from './source/locate.js';
export { readSource, yamlFiles } from './source/sources.js';
