import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment } from '../package-managers/package-managers.js';
import { runToSuccess } from '../processes/run-program.js';
import { mainProgram } from './main-program.js';
import type { Run } from './runtime.js';

/**
 * Runs the scenario in a runtime that is a command-line program and finds packages in `node_modules`.
 *
 * @param name used in file names
 * @param args the arguments before the file
 */
export function commandLine(name: string, program: string, args: readonly string[] = []): Run {
  return async ({ consumer: { project, home }, server, entries }) => {
    const file = join(project, `main-${name}.js`);
    writeFileSync(file, mainProgram(server.input, entries, 'console.log(JSON.stringify(await report()));'));
    // The time limit detects a request that was not aborted, because such a request prevents the program from ending.
    const options = { cwd: project, env: { ...bareEnvironment(home), NO_COLOR: '1' }, seconds: 50 };
    return JSON.parse(await runToSuccess(program, [...args, file], options));
  };
}
