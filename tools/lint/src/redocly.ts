import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from './source/finding.js';

/** The spec's folder. Paths in messages are relative to the repository root above it. */
export const specDir = fileURLToPath(new URL('../../../spec', import.meta.url));

/** The location to report for a problem that has no location in Redocly's report. */
const nowhere: ProblemLocation = { source: { ref: 'openapi.yaml' } };

const require = createRequire(import.meta.url);
const manifest = require.resolve('@redocly/cli/package.json');

const { bin } = require(manifest) as { bin: { redocly: string } };

/** The path of Redocly's command-line program, which Node executes. */
export const redoclyCli = join(dirname(manifest), bin.redocly);

/** The environment for Redocly: no telemetry, no notices, no colours. */
export const redoclyEnvironment = {
  CI: '1',
  NO_COLOR: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};

/**
 * Runs a Redocly command in the spec's folder.
 *
 * Captures standard error, because on Node 20 every call prints an unrelated notice to it.
 */
export function redocly(args: readonly string[]): { status: number; stdout: string; stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [redoclyCli, ...args], {
    cwd: specDir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...redoclyEnvironment },
  });
  if (error) throw error;
  return { status: status ?? 1, stdout, stderr };
}

/** A finding of Redocly. */
export interface RedoclyFinding extends Finding {
  /** The JSON Pointer of the location in its file, written as a URI fragment. */
  pointer?: string;
  /** The location of the `$ref` that led to this location. */
  from?: { file: string; pointer: string };
}

/** A problem as Redocly's report represents it. */
interface ReportedProblem {
  ruleId: string;
  message: string;
  severity: string;
  location: ProblemLocation[];
  from?: { source: { ref: string }; pointer: string };
}

interface ProblemLocation {
  source: { ref: string };
  pointer?: string;
  start?: { line: number; col: number };
}

/**
 * Lints a spec folder with a configuration from its redocly.yaml.
 *
 * @param dir the spec's folder, absolute
 * @default this repository's `spec/`
 * @throws if Redocly did not print a report
 */
export function lintWithRedocly(api: 'structure' | 'contract', dir: string = specDir): RedoclyFinding[] {
  const { stdout, stderr } = redocly([
    'lint',
    api,
    `--config=${join(dir, 'redocly.yaml')}`,
    '--format=json',
    '--max-problems=1000',
  ]);
  let problems: ReportedProblem[];
  try {
    ({ problems } = JSON.parse(stdout) as { problems: ReportedProblem[] });
  } catch {
    throw new Error(`Redocly could not read the spec: ${stderr.trim().split('\n').at(-1)}`);
  }
  return problems.map(
    ({ ruleId, message, severity, location: [{ source, start, pointer } = nowhere], from }): RedoclyFinding => ({
      file: resolve(specDir, source.ref),
      line: start?.line ?? 1,
      column: start?.col ?? 1,
      severity: severity === 'error' ? 'error' : 'warning',
      rule: ruleId,
      message,
      ...(pointer !== undefined && { pointer }),
      ...(from && { from: { file: resolve(specDir, from.source.ref), pointer: from.pointer } }),
    }),
  );
}
