import { peerDependencies } from './generated/manifest.js';

/**
 * Whether an import failed because the package is not installed. `import` and `require()` report this with different
 * codes.
 */
export function isNotInstalled(error: unknown): boolean {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  return ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(code);
}

/** The command that installs optional peer dependencies in versions that this package supports. */
export function installCommand(names: readonly string[]): string {
  const packages = names.map((name) => `${name}@${peerDependencies[name]}`);
  // Quote ranges, because shells interpret some of their characters.
  return `npm install --save-dev ${packages.map((each) => (/[<>^~ ]/.test(each) ? `"${each}"` : each)).join(' ')}`;
}
