import { readFileSync } from 'node:fs';

/** Whether an import failed because the package is not installed. */
export function isNotInstalled(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_MODULE_NOT_FOUND';
}

/** The command that installs optional peer dependencies in versions that this package supports. */
export function installCommand(names: readonly string[]): string {
  const { peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    peerDependencies: Readonly<Record<string, string>>;
  };
  const packages = names.map((name) => `${name}@${peerDependencies[name]}`);
  // Shells interpret the characters of a range.
  return `npm install --save-dev ${packages.map((each) => (/[<>^~ ]/.test(each) ? `"${each}"` : each)).join(' ')}`;
}
