// All code that the measurements import from other tools, so that a move there changes one file here.
export { closestMatch, lintWithRedocly } from '@wapi/lint';
export { UsageError } from '@wapi/lint/helpers';
export { generate, generators } from '@wapi/compat/generators';
export { build as buildWorkspace } from '@wapi/workspace/build';
export { copyWorkspace } from '@wapi/workspace/copy-workspace';
