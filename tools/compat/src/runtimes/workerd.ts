import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment } from '../package-managers/package-managers.js';
import { runToSuccess } from '../processes/run-program.js';
import { bundleProgram, mainProgram } from './main-program.js';
import type { Run } from './runtime.js';

const MARK = 'REPORT ';

/**
 * workerd opens no port, because no service listens. By default, a worker may reach only public addresses, so allow
 * local addresses.
 */
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

/** Runs the scenario with `workerd test`. */
export function workerd(program: string): Run {
  return async ({ consumer: { project, home }, server, entries }) => {
    const folder = join(project, 'workerd');
    mkdirSync(folder, { recursive: true });
    const handler = `export default { async test() { console.log('${MARK}' + JSON.stringify(await report())); } };`;
    const text = mainProgram(server.input, entries, handler);
    writeFileSync(join(folder, 'worker.js'), await bundleProgram(text, { project, conditions: ['workerd', 'worker'] }));
    writeFileSync(join(folder, 'config.capnp'), CONFIG);
    const args = ['test', join(folder, 'config.capnp')];
    const output = await runToSuccess(program, args, { cwd: folder, env: bareEnvironment(home) });
    const line = output.split('\n').find((each) => each.startsWith(MARK));
    return JSON.parse(line?.slice(MARK.length) ?? 'null');
  };
}
