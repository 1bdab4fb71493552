// Only this file imports from other tools. If their code moves, the measurements need no change.
export { closestMatch, lintWithRedocly } from '@wapi/lint';
export { UsageError } from '@wapi/lint/helpers';
export { generate, generators } from '@wapi/compat/generators';
export { build as buildWorkspace } from '@wapi/workspace/build';
export { copyWorkspace, pathWithPrograms } from '@wapi/workspace/copy-workspace';
