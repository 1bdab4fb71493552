import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Forks a module by its path relative to the caller's module. A compiled caller starts a compiled module in plain Node.
 * A caller that runs from source, as in tests, starts the module from source through tsx.
 *
 * @param specifier relative, ending in `.js`
 * @param parent `import.meta.url` of the caller
 */
export function forkModule(specifier: string, parent: string): ChildProcess {
  const path = fileURLToPath(new URL(specifier, parent));
  if (!parent.endsWith('.ts')) return fork(path, { execArgv: [] });
  return fork(path.replace(/\.js$/, '.ts'), { execArgv: ['--import', import.meta.resolve('tsx')] });
}
