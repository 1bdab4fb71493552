import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The spec's folder. Every path in a message is relative to the repository root above it. */
export const specDir = fileURLToPath(new URL('..', import.meta.url));

/** Stands in for the place of a problem that has none. */
const nowhere = { source: { ref: 'openapi.yaml' }, start: undefined, pointer: undefined };

const require = createRequire(import.meta.url);
const manifest = require.resolve('@redocly/cli/package.json');

/** Redocly's program, to be started with Node. */
export const redoclyCli = join(dirname(manifest), require('@redocly/cli/package.json').bin.redocly);

/** What Redocly is started with: no telemetry, no notices, no colours. */
export const redoclyEnvironment = { CI: '1', NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/**
 * Runs a Redocly command in the spec's folder.
 *
 * Its standard error is captured and not shown: on Node 20 every call prints a notice there that has nothing to do with the spec.
 *
 * @param {string[]} args
 * @returns {{ status: number, stdout: string, stderr: string }}
 */
export function redocly(args) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [redoclyCli, ...args], {
    cwd: specDir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...redoclyEnvironment },
  });
  if (error) throw error;
  return { status: status ?? 1, stdout, stderr };
}

/**
 * @typedef {object} RedoclyFinding
 * @property {'error' | 'warning'} severity
 * @property {string} rule
 * @property {string} message
 * @property {string} file absolute
 * @property {number} line
 * @property {number} column
 * @property {string} [pointer] the JSON Pointer of the place in its file, as a URI fragment
 * @property {{ file: string, pointer: string }} [from] the place that led there
 */

/**
 * A problem in Redocly's own report.
 *
 * @typedef {object} ReportedProblem
 * @property {string} ruleId
 * @property {string} message
 * @property {string} severity
 * @property {{ source: { ref: string }, pointer?: string, start?: { line: number, col: number } }[]} location
 * @property {{ source: { ref: string }, pointer: string }} [from]
 */

/**
 * Lints a spec folder with one of the configurations in its redocly.yaml.
 *
 * @param {'structure' | 'contract'} api
 * @param {string} [dir] absolute; another copy of the spec than this script's
 * @returns {RedoclyFinding[]}
 * @throws when Redocly printed something that is no report
 */
export function lintWithRedocly(api, dir = specDir) {
  const { stdout, stderr } = redocly(['lint', api, `--config=${join(dir, 'redocly.yaml')}`, '--format=json', '--max-problems=1000']);
  /** @type {ReportedProblem[]} */
  let problems;
  try {
    ({ problems } = JSON.parse(stdout));
  } catch {
    throw new Error(`Redocly could not read the spec: ${stderr.trim().split('\n').at(-1)}`);
  }
  return problems.map(({ ruleId, message, severity, location: [{ source, start, pointer } = nowhere], from }) => ({
    file: resolve(specDir, source.ref),
    line: start?.line ?? 1,
    column: start?.col ?? 1,
    severity: severity === 'error' ? 'error' : 'warning',
    rule: ruleId,
    message,
    ...(pointer !== undefined && { pointer }),
    ...(from && { from: { file: resolve(specDir, from.source.ref), pointer: from.pointer } }),
  }));
}
