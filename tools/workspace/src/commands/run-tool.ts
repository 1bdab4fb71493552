// `npm run lint:spec|diff:spec|check:pr|verify -- …`: builds what a tool needs, silently, and runs it in the folder of the user, with all
// further arguments. Ends with the tool's exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whenLauncherIsGone } from '../launcher.js';
import { rootDir } from '../root-dir.js';
import { findTool } from '../tools.js';
import { runTurbo } from '../turbo/run-turbo.js';

const [name = '', ...args] = process.argv.slice(2);
const { program, builds } = findTool(name);

if (builds !== undefined) {
  // A tool that reports on a broken spec has more to say than the build that fails on it. stdout belongs to the tool.
  const { failed } = await runTurbo(['build'], { filters: builds, keepGoing: true, onTask: () => undefined });
  if (failed.length > 0) console.error(`${name}: not everything that this needs could be built.`);
}

const file = join(rootDir, program);
if (!existsSync(file)) {
  console.error(`${name} cannot be started: ${program} does not exist.`);
  process.exit(2);
}

// npm and pnpm change to the root before they run a script. run.cjs notes where the user was.
const cwd = process.env['WAPI_CWD'] ?? process.env['INIT_CWD'] ?? process.cwd();
const tsx = program.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
const child = spawn(process.execPath, [...tsx, file, ...args], {
  cwd,
  env: { ...process.env, INIT_CWD: cwd },
  stdio: ['ignore', 'inherit', 'inherit'],
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
whenLauncherIsGone(() => child.kill());
child.once('error', ({ message }) => {
  console.error(`${name} cannot be started: ${message}`);
  process.exit(2);
});
child.once('close', (code) => process.exit(code ?? 1));
