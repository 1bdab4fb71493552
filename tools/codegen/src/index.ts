export { clientSources } from './client/sources.js';
export { runCommand } from './command.js';
