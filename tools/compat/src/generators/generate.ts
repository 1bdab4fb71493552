import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generator.js';

const isWindows = process.platform === 'win32';
const TEN_MINUTES = 600_000;

/** The output of a generator. */
export interface Generated {
  /** The folder that it wrote to. */
  readonly out: string;
  /** Absolute. */
  readonly files: readonly string[];
  /** The files in TypeScript. */
  readonly sources: readonly string[];
  /** Why it failed, if it did. */
  readonly failure?: string;
}

/**
 * Installs a generator into an empty folder and runs it on the spec.
 *
 * @throws {Error} if the generator cannot be installed
 */
export function generate(
  { packages = [], bin = '', args, config }: Generator,
  { folder, spec }: { folder: string; spec: string },
): Generated {
  install(packages, folder);
  if (config !== undefined) writeFileSync(join(folder, config.name), config.text(spec));
  const out = join(folder, 'out');
  mkdirSync(out);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'node_modules', bin), ...(args?.(spec) ?? [])],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: TEN_MINUTES,
      // The folder is also its home, so that nothing is left behind. The last three variables turn telemetry off.
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
    },
  );
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((file) => join(out, file))
    .filter((file) => statSync(file).isFile());
  const sources = files.filter((file) => /\.[cm]?tsx?$/.test(file));
  const failed = status !== 0 || sources.length === 0;
  return {
    out,
    files,
    sources,
    ...(failed && { failure: findCause(stderr) ?? findCause(stdout) ?? 'it made nothing' }),
  };
}

/** @throws {Error} with npm's own reason */
function install(packages: readonly string[], folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const quiet = [
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  const { status, stderr, error } = spawnSync('npm', ['install', ...quiet, ...packages], {
    cwd: folder,
    shell: isWindows,
    encoding: 'utf8',
    timeout: TEN_MINUTES,
  });
  if (status === 0) return;
  const line = stderr.split('\n').find((each) => /^npm error (?!code|errno|syscall)/.test(each));
  const reason = error?.message ?? line ?? 'npm does not say why';
  throw new Error(
    `npm cannot install ${packages.join(' ')}. Is the npm registry within reach?\n  ${reason.replace('npm error ', '')}`,
  );
}

/** The line of an output that says most about what went wrong. */
function findCause(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
}
