#!/usr/bin/env node
import { findCommand } from './cli/find-command.js';
import { asksForHelp, HELP } from './cli/help.js';

const command = findCommand(process.argv.slice(2));

// Help needs no other module, so this file can print it from source before anything is built.
if (asksForHelp(command.args)) console.log(HELP[command.name]);
else await (await import('./cli/run-command.js')).runCommand(command);
