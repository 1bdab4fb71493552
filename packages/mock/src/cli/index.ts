// `@wapi/mock/cli`: command-line helpers for other packages of this repository.
export { explainAddress, readPort } from './address.js';
export { autosave, type AutosaveContent, type AutosaveFile } from './autosave-file.js';
export { endOnSignal } from './end-on-signal.js';
export { parseOptions, readChoice } from './parse-options.js';
export { UsageError } from './usage-error.js';
export { suggest } from './suggest.js';
