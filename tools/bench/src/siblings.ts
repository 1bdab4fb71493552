// All imports from other tools that the measurements use, so that only this file changes if that code moves.
export { closestMatch, lintWithRedocly } from '@wapi/lint';
export { UsageError } from '@wapi/lint/helpers';
export { generate, generators } from '@wapi/compat/generators';
export { build as buildWorkspace } from '@wapi/workspace/build';
export { copyWorkspace, pathWithPrograms } from '@wapi/workspace/copy-workspace';
