import { execFileSync } from 'node:child_process';

/**
 * Runs the pnpm that started this command.
 *
 * @returns the standard output
 * @throws {Error} if pnpm fails. Its messages are on stderr.
 */
export function pnpm(args: readonly string[], cwd: string): string {
  const script = process.env['npm_execpath'] ?? '';
  if (script === '') throw new Error('Run this command through npm, which starts pnpm.');
  return execFileSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/**
 * Packs a package as for publication.
 *
 * @param target the folder for the tarball
 * @returns the path of the tarball
 */
export function packPackage(folder: string, target: string): string {
  return (
    JSON.parse(pnpm(['pack', '--json', '--config.ignore-scripts=true', '--pack-destination', target], folder)) as {
      filename: string;
    }
  ).filename;
}
