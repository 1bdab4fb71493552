/** All imports from the linter, in one file so that tests can mock them. */
export {
  bundleInProcess,
  collapseSecurity,
  errorMessage,
  escapeAnnotationMessage,
  escapeAnnotationProperty,
  locateFrom,
  type ReadSource,
  runLintCommand,
  specDir,
} from '@wapi/lint';
