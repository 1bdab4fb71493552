import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OperationId } from '@wapi/types';
import { parse } from 'yaml';

interface Workflow {
  /** The platforms of the workflow. Absent if it runs on all platforms. */
  'x-platforms'?: readonly string[];
  /** The inputs for a mock. A value that starts with a slash is a path on the mock. */
  'x-mock-inputs': Readonly<Record<string, string>>;
  summary: string;
  inputs: { required?: readonly string[]; properties: Readonly<Record<string, object>> };
  steps: readonly { operationId?: OperationId }[];
}

/** The inputs and operations of a workflow. */
export interface WorkflowOutline {
  name: string;
  summary: string;
  /** The names of all inputs. */
  inputs: readonly string[];
  required: readonly string[];
  /** The operations of the workflow's steps, in order. */
  calls: readonly OperationId[];
}

/** The result of a run. */
export interface WorkflowResult {
  name: string;
  passed: boolean;
  /** The output of `redocly respect`, with secrets masked. */
  report: string;
}

// The build copies the workflows to this folder. The relative path is the same from src and from dist.
const workflowsDir = fileURLToPath(new URL('../../dist/spec/workflows', import.meta.url));

const REDOCLY_ENVIRONMENT = {
  CI: '1',
  NO_COLOR: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};

/** The longest time for one response, in milliseconds. A request may wait two minutes for a rate limit. */
const FETCH_TIMEOUT_MS = 180_000;

/** The names of all workflow files, without the extension. */
export function listWorkflows(): string[] {
  return readdirSync(workflowsDir)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .toSorted();
}

function readWorkflow(name: string): Workflow {
  const { workflows } = parse(readFileSync(join(workflowsDir, `${name}.yaml`), 'utf8')) as { workflows: [Workflow] };
  return workflows[0];
}

/** The outline of a workflow. */
export function outlineWorkflow(name: string): WorkflowOutline {
  const { summary, inputs, steps } = readWorkflow(name);
  return {
    name,
    summary,
    inputs: Object.keys(inputs.properties),
    required: inputs.required ?? [],
    calls: steps.flatMap(({ operationId }) => (operationId === undefined ? [] : [operationId])),
  };
}

/**
 * Whether a workflow is for a platform.
 *
 * @param platform undefined if the platform is unknown: every workflow matches then
 */
export function isForPlatform(name: string, platform: string | undefined): boolean {
  const platforms = readWorkflow(name)['x-platforms'];
  return platforms === undefined || platform === undefined || platforms.includes(platform);
}

/**
 * Returns the workflow's inputs for a mock. Converts paths to URLs on the mock.
 *
 * @param server the mock's base URL
 * @param currency the currency of the mock's platform
 */
export function mockInputs(name: string, server: string, currency?: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readWorkflow(name)['x-mock-inputs']).map(([input, value]) => {
      if (input === 'currency') return [input, currency ?? value];
      return [input, value.startsWith('/') ? new URL(value, server).href : value];
    }),
  );
}

function resolveRedocly(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@redocly/cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { redocly: string } };
  return join(dirname(manifest), bin.redocly);
}

/**
 * Runs a workflow against a server. Checks each response against the spec and against the criteria of the workflow.
 *
 * @param server the API's base URL
 */
export function runWorkflow(
  name: string,
  server: string,
  inputs: Readonly<Record<string, string>>,
): Promise<WorkflowResult> {
  const args = ['respect', `${name}.yaml`, '--server', `wapi=${server}`, '--max-fetch-timeout', `${FETCH_TIMEOUT_MS}`];
  for (const [key, value] of Object.entries(inputs)) args.push('--input', `${key}=${value}`);
  // Do not block, because the mock may run in this process.
  const child = spawn(process.execPath, [resolveRedocly(), ...args], {
    cwd: workflowsDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...REDOCLY_ENVIRONMENT },
  });
  let report = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (report += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ name, passed: code === 0, report }));
  });
}
