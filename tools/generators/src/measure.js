import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeCheck } from './type-check.js';

const isWindows = process.platform === 'win32';
const TEN_MINUTES = 600_000;

/**
 * Installs a generator into an empty folder, runs it on the spec and type-checks what it made.
 *
 * @param {import('./generators.js').Generator} generator
 * @param {{ folder: string, spec: string, operationIds: readonly string[] }} input
 * @returns {import('./table.js').Result}
 * @throws when the generator cannot be installed
 */
export function measure({ name, version, packages = [], bin, args, config, remark, notRun }, { folder, spec, operationIds }) {
  const remarks = remark === undefined ? [] : [remark];
  if (bin === undefined || args === undefined) return { name, version, remarks: [...remarks, `not run: ${notRun}`] };

  install(packages, folder);
  if (config !== undefined) writeFileSync(join(folder, config.name), config.text(spec));
  const out = join(folder, 'out');
  mkdirSync(out);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'node_modules', bin), ...args(spec)], {
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
  if (status !== 0 || sources.length === 0)
    return { name, version, remarks: [...remarks, `failed: ${cause(stderr) ?? cause(stdout) ?? 'it made nothing'}`] };

  const errors = typeCheck(sources, out);
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
  const made = {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    operations: operationIds.filter((id) => new RegExp(`\\b${id}\\b`).test(text)).length,
    errors: errors.length,
  };
  return { name, version, made, remarks: [...remarks, ...errors.slice(0, 1)] };
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
