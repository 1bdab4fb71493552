import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment } from '../package-managers.js';
import { runToSuccess } from '../run-program.js';
import { mainProgram } from './main-program.js';

/**
 * A runtime that is a program, and finds packages in `node_modules` by itself.
 *
 * @param {string} name in the file names
 * @param {string} program
 * @param {readonly string[]} [args] that come before the file
 * @returns {import('./index.js').Run}
 */
export function commandLine(name, program, args = []) {
  return async ({ consumer: { project, home }, server, entries }) => {
    const file = join(project, `main-${name}.js`);
    writeFileSync(file, mainProgram(server.input, entries, 'console.log(JSON.stringify(await report()));'));
    // A request that is not given up keeps the program from ending.
    const options = { cwd: project, env: { ...bareEnvironment(home), NO_COLOR: '1' }, seconds: 20 };
    return JSON.parse(await runToSuccess(program, [...args, file], options));
  };
}
