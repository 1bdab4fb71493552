import { runCommand } from './command.js';

process.exitCode = runCommand(process.argv.slice(2), (line) => console.error(line));
