import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generator.js';

const isWindows = process.platform === 'win32';
const TEN_MINUTES = 600_000;

export interface Generated {
  /** The output folder. */
  readonly out: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** The TypeScript files. */
  readonly sources: readonly string[];
  /** The reason why the generator failed; absent if it succeeded. */
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
      // Also use this folder as the home folder, so that the generator leaves no files elsewhere. The last three
      // variables turn telemetry off.
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
    ...(failed && { failure: findCause(stderr) ?? findCause(stdout) ?? 'it wrote no TypeScript' }),
  };
}

/**
 * Installs packages with npm.
 *
 * @throws {Error} with npm's own reason
 */
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
  const reason = error?.message ?? line ?? 'npm gave no reason';
  throw new Error(
    `npm could not install ${packages.join(' ')}. Check that the npm registry is reachable.\n  ${reason.replace('npm error ', '')}`,
  );
}

/** Returns the first line that contains "error", or else the last line. */
function findCause(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
}
