import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The spec's folder. Every path in a message is relative to the repository root above it. */
export const specDir = fileURLToPath(new URL('..', import.meta.url));

const require = createRequire(import.meta.url);
const manifest = require.resolve('@redocly/cli/package.json');
const cli = join(dirname(manifest), require('@redocly/cli/package.json').bin.redocly);

/**
 * Runs a Redocly command in the spec's folder.
 *
 * Its standard error is captured and not shown: on Node 20 every call prints a notice there that has nothing to do with the spec.
 *
 * @param {string[]} args
 * @returns {{ status: number, stdout: string, stderr: string }}
 */
export function redocly(args) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd: specDir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, CI: '1', NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (error) throw error;
  return { status: status ?? 1, stdout, stderr };
}

/**
 * @typedef {object} Finding
 * @property {'error' | 'warn'} severity
 * @property {string} ruleId
 * @property {string} message
 * @property {string} file relative to the repository root
 * @property {number} line
 * @property {number} column
 */

/**
 * Lints the spec with one of the configurations in redocly.yaml.
 *
 * @param {'structure' | 'contract'} api
 * @returns {Finding[]}
 * @throws when Redocly could not run or printed something that is no report
 */
export function lintWithRedocly(api) {
  const { stdout, stderr } = redocly(['lint', api, '--format=json', '--max-problems=1000']);
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    throw new Error(`Redocly could not read the spec.\n${stderr.trim()}`);
  }
  return report.problems.map((problem) => {
    const [location] = problem.location;
    return {
      severity: problem.severity,
      ruleId: problem.ruleId,
      message: problem.message,
      file: join('spec', location.source.ref),
      line: location.start?.line ?? 1,
      column: location.start?.col ?? 1,
      pointer: location.pointer,
    };
  });
}
