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

function workflowOf(name: string) {
  return parse(readFileSync(join(workflowsDir, `${name}.yaml`), 'utf8')).workflows[0];
}

/**
 * Whether a workflow is for a platform.
 *
 * @param platform two letters; undefined where nothing tells the platform
 */
export function isForPlatform(name: string, platform: string | undefined): boolean {
  const platforms: string[] | undefined = workflowOf(name)['x-platforms'];
  return platforms === undefined || platform === undefined || platforms.includes(platform);
}

/**
 * The inputs of a workflow as the mock wants them: those that the workflow has for it, with the addresses of that mock.
 *
 * @param server the mock's base URL
 * @param currency of the mock's platform
 */
export function mockInputs(name: string, server: string, currency: string): Record<string, string> {
  const inputs = Object.entries((workflowOf(name)['x-mock-inputs'] as Record<string, string>));
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
 * @param server the API's base URL
 */
export function runWorkflow(name: string, server: string, inputs: Record<string, string>): Promise<WorkflowResult> {
  const args = ['respect', `${name}.yaml`, '--server', `wapi=${server}`];
  for (const [key, value] of Object.entries(inputs)) args.push('--input', `${key}=${value}`);
  // Not the spec's function, which waits for the program: the mock that a workflow calls may be in this process.
  const child = spawn(process.execPath, [redoclyCli, ...args], {
    cwd: workflowsDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...redoclyEnvironment },
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (report += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ name, passed: code === 0, report }));
  });
}
