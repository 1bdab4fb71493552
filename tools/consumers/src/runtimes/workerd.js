import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment } from '../package-managers.js';
import { runToSuccess } from '../run-program.js';
import { bundleProgram, mainProgram } from './main-program.js';

const MARK = 'REPORT ';

/** The worker's own test is run, so no port is opened. By default a worker may only reach public addresses. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2025-10-01",
    )),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
);
`;

/**
 * @param {string} program
 * @returns {import('./index.js').Run}
 */
export function workerd(program) {
  return async ({ consumer: { project, home }, server, entries }) => {
    const folder = join(project, 'workerd');
    mkdirSync(folder, { recursive: true });
    const handler = `export default { async test() { console.log('${MARK}' + JSON.stringify(await report())); } };`;
    const worker = await bundleProgram(mainProgram(server.input, entries, handler), { project, conditions: ['workerd', 'worker'] });
    writeFileSync(join(folder, 'worker.js'), worker);
    writeFileSync(join(folder, 'config.capnp'), CONFIG);
    const output = await runToSuccess(program, ['test', join(folder, 'config.capnp')], { cwd: folder, env: bareEnvironment(home) });
    return JSON.parse(
      output
        .split('\n')
        .find((line) => line.startsWith(MARK))
        ?.slice(MARK.length) ?? 'null',
    );
  };
}
