#!/usr/bin/env node
import { findCommand } from './cli/find-command.js';
import { asksForHelp, HELP } from './cli/help.js';

const command = findCommand(process.argv.slice(2));

// Print the help without loading other modules, so that it works from source before the build.
if (asksForHelp(command.args)) console.log(HELP[command.name]);
else await (await import('./cli/run-command.js')).runCommand(command);
