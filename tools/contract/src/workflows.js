import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { redoclyCli, redoclyEnvironment, specDir } from '@wapi/spec/redocly';
import { parse } from 'yaml';

/** Where the Arazzo workflows are. */
export const workflowsDir = join(specDir, 'workflows');

/** The names of all workflows: those of their files, without the ending. */
export const workflowNames = readdirSync(workflowsDir)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => basename(file, '.yaml'))
  .toSorted();

/** @param {string} name */
function workflowOf(name) {
  return parse(readFileSync(join(workflowsDir, `${name}.yaml`), 'utf8')).workflows[0];
}

/**
 * Whether a workflow is for a platform.
 *
 * @param {string} name
 * @param {string | undefined} platform two letters; undefined where nothing tells the platform
 * @returns {boolean}
 */
export function isForPlatform(name, platform) {
  /** @type {string[] | undefined} */
  const platforms = workflowOf(name)['x-platforms'];
  return platforms === undefined || platform === undefined || platforms.includes(platform);
}

/**
 * The inputs of a workflow as the mock wants them: those that the workflow has for it, with the addresses of that mock.
 *
 * @param {string} name
 * @param {string} server the mock's base URL
 * @param {string} [currency] of the mock's platform
 * @returns {Record<string, string>}
 */
export function mockInputs(name, server, currency) {
  const inputs = Object.entries(/** @type {Record<string, string>} */ (workflowOf(name)['x-mock-inputs']));
  return Object.fromEntries(
    inputs.map(([input, value]) => {
      if (input === 'currency') return [input, currency ?? value];
      return [input, value.startsWith('/') ? new URL(value, server).href : value];
    }),
  );
}

/**
 * @typedef {object} WorkflowResult
 * @property {string} name
 * @property {boolean} passed
 * @property {string} report what Redocly's respect printed, secrets masked
 */

/**
 * Runs a workflow against a server. Each answer is checked against the spec as well as against the workflow's own criteria.
 *
 * @param {string} name
 * @param {string} server the API's base URL
 * @param {Record<string, string>} inputs
 * @returns {Promise<WorkflowResult>}
 */
export function runWorkflow(name, server, inputs) {
  const args = ['respect', `${name}.yaml`, '--server', `wapi=${server}`];
  for (const [key, value] of Object.entries(inputs)) args.push('--input', `${key}=${value}`);
  // Not the spec's function, which waits for the program: the mock that a workflow calls may be in this process.
  const child = spawn(process.execPath, [redoclyCli, ...args], {
    cwd: workflowsDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...redoclyEnvironment },
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (report += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ name, passed: code === 0, report }));
  });
}
