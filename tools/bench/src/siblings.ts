// All code that is imported from other tools, so that a move there changes one file here.
export { lintWithRedocly } from '@wapi/lint';
export { generate, generators } from '@wapi/compat/generators';
export { build as buildWorkspace } from '@wapi/workspace/build';
export { copyWorkspace } from '@wapi/workspace/copy-workspace';
