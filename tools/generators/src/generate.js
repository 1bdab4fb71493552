import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isWindows = process.platform === 'win32';
const TEN_MINUTES = 600_000;

/**
 * What a generator left.
 *
 * @typedef {object} Generated
 * @property {string} out the folder that it wrote to
 * @property {string[]} files absolute
 * @property {string[]} sources those in TypeScript
 * @property {string} [failure] why it failed, if so
 */

/**
 * Installs a generator into an empty folder and runs it on the spec.
 *
 * @param {import('./generators.js').Generator} generator one that can be run
 * @param {{ folder: string, spec: string }} input
 * @returns {Generated}
 * @throws when the generator cannot be installed
 */
export function generate({ packages = [], bin = '', args, config }, { folder, spec }) {
  install(packages, folder);
  if (config !== undefined) writeFileSync(join(folder, config.name), config.text(spec));
  const out = join(folder, 'out');
  mkdirSync(out);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'node_modules', bin), ...(args?.(spec) ?? [])], {
    cwd: folder,
    encoding: 'utf8',
    timeout: TEN_MINUTES,
    // Its home is the folder too, so that nothing is left behind. The others turn telemetry off.
    env: {
      ...process.env,
      HOME: folder,
      USERPROFILE: folder,
      CI: '1',
      NO_COLOR: '1',
      DO_NOT_TRACK: '1',
      KUBB_DISABLE_TELEMETRY: '1',
      REDOCLY_TELEMETRY: 'off',
    },
  });
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((file) => join(out, file))
    .filter((file) => statSync(file).isFile());
  const sources = files.filter((file) => /\.[cm]?tsx?$/.test(file));
  const failed = status !== 0 || sources.length === 0;
  return { out, files, sources, ...(failed && { failure: cause(stderr) ?? cause(stdout) ?? 'it made nothing' }) };
}

/**
 * @param {readonly string[]} packages
 * @param {string} folder
 * @throws with npm's own reason
 */
function install(packages, folder) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const { status, stderr, error } = spawnSync('npm', ['install', ...quiet, ...packages], {
    cwd: folder,
    shell: isWindows,
    encoding: 'utf8',
    timeout: TEN_MINUTES,
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.split('\n').find((line) => /^npm error (?!code|errno|syscall)/.test(line)) ?? 'npm does not say why';
  throw new Error(`npm cannot install ${packages.join(' ')}. Is the npm registry within reach?\n  ${reason.replace('npm error ', '')}`);
}

/**
 * The line of an output that says most about what went wrong.
 *
 * @param {string} output
 */
function cause(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
}
