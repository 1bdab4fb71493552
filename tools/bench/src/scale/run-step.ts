import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathWithPrograms } from '../siblings.js';
import { compiledFolder } from '../processes/compile.js';

const preload = join(compiledFolder, 'scale/usage-preload.js');

/** A step of the pipeline. Its commands run one after another. */
export interface Step {
  readonly name: string;
  /** Path of the folder, relative to the workspace. */
  readonly folder: string;
  readonly commands: readonly string[];
  /**
   * Exit codes that mean success.
   *
   * @default [0]
   */
  readonly exitCodes?: readonly number[];
}

export interface StepUsage {
  readonly wallSeconds: number;
  /** CPU time of all processes of the step. */
  readonly cpuSeconds: number;
  /** Peak memory of the step's largest process. */
  readonly peakMegabytes: number;
}

/**
 * Runs a step, and measures its time and memory.
 *
 * @throws Error with the step's output if a command fails
 */
export async function runStep(
  { name, folder, commands, exitCodes = [0] }: Step,
  workspace: string,
): Promise<StepUsage> {
  const usageFile = join(tmpdir(), `wapi-scale-${process.pid}.jsonl`);
  rmSync(usageFile, { force: true });
  const start = process.hrtime.bigint();
  for (const command of commands) {
    const { code, output } = await runCommand(command, join(workspace, folder), workspace, usageFile);
    if (!exitCodes.includes(code)) throw new Error(`${name}: ${command} ended with exit code ${code}: ${output}`);
  }
  const wallSeconds = Number(process.hrtime.bigint() - start) / 1e9;
  const lines = existsSync(usageFile) ? readFileSync(usageFile, 'utf8').trim().split('\n') : [];
  const used = lines.map((line) => JSON.parse(line) as { rssKilobytes: number; cpuMicroseconds: number });
  return {
    wallSeconds,
    cpuSeconds: used.reduce((sum, { cpuMicroseconds }) => sum + cpuMicroseconds, 0) / 1e6,
    peakMegabytes: Math.max(0, ...used.map(({ rssKilobytes }) => rssKilobytes)) / 1024,
  };
}

async function runCommand(
  command: string,
  cwd: string,
  workspace: string,
  usageFile: string,
): Promise<{ code: number; output: string }> {
  const child = spawn('bash', ['-c', command], {
    cwd,
    env: {
      ...process.env,
      PATH: pathWithPrograms(workspace, cwd),
      USAGE_FILE: usageFile,
      NODE_OPTIONS: `--max-old-space-size=8192 --import=${preload}`,
      REDOCLY_TELEMETRY: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output: output.slice(-2000) };
}
