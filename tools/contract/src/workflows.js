import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { redoclyCli, redoclyEnvironment, specDir } from '@wapi/spec/redocly';

/** Where the Arazzo workflows are. */
export const workflowsDir = join(specDir, 'workflows');

/** The names of all workflows: those of their files, without the ending. */
export const workflowNames = readdirSync(workflowsDir)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => basename(file, '.yaml'))
  .toSorted();

/**
 * The persona of the mock for whom a workflow succeeds. A workflow that is not here runs as `wapi@test.com`.
 *
 * @type {Readonly<Record<string, string>>}
 */
const personas = { accounts: 'mma@test.com', banks: 'new@test.com', picture: 'new@test.com' };

/**
 * What a workflow asks for besides a persona.
 *
 * @type {Readonly<Record<string, (server: string, currency: string) => Record<string, string>>>}
 */
const furtherInputs = {
  refund: (_server, currency) => ({ currency, transactionId: 'SB-32-55179-oId_124-Abc2-20260203151200' }),
  'trusted-cards': (server, currency) => ({ currency, responseUrl: new URL('/__wapi/returned', server).href, amount: '0.80' }),
  withdrawals: (_server, currency) => ({ currency }),
};

/**
 * The inputs of a workflow as the mock wants them.
 *
 * @param {string} name
 * @param {string} server the mock's base URL
 * @param {string} [currency] of the mock's platform
 * @returns {Record<string, string>}
 */
export function mockInputs(name, server, currency = 'TTD') {
  return { email: personas[name] ?? 'wapi@test.com', password: 'Passw0rd!', ...furtherInputs[name]?.(server, currency) };
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
