// All code that is imported from other tools' folders, so that a move there changes one file here.
export { lintWithRedocly } from '../../../spec/scripts/redocly.js';
export { generate } from '../../generators/src/generate.js';
export { generators } from '../../generators/src/generators.js';
export { build as buildWorkspace } from '../../workspace/src/turbo.js';
