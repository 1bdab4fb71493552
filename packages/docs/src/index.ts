export { type BuildDocsOptions, type BuiltDocs, buildDocs } from './build-docs.js';
export { DocsError } from './docs-error.js';
export { type ServedDocs, type ServeDocsOptions, serveDocs } from './server/serve-docs.js';
