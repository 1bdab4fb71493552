/** Everything that this package takes from the linter. */
export {
  bundleInProcess,
  collapseSecurity,
  errorMessage,
  escapeAnnotationMessage,
  escapeAnnotationProperty,
  redocly,
  runLintCommand,
  specDir,
} from '@wapi/lint';
