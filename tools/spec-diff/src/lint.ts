/** All imports from the linter, in one file so that tests can mock them. */
export {
  bundleInProcess,
  collapseSecurity,
  errorMessage,
  escapeAnnotationMessage,
  escapeAnnotationProperty,
  runLintCommand,
  specDir,
} from '@wapi/lint';
