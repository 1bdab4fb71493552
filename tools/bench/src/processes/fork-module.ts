import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Forks a module by its path relative to the caller's module. Compiled code starts compiled code in plain Node. Source,
 * as in tests, starts source through tsx.
 *
 * @param specifier relative, ending in `.js`
 * @param parent `import.meta.url` of the caller
 */
export function forkModule(specifier: string, parent: string): ChildProcess {
  const path = fileURLToPath(new URL(specifier, parent));
  if (!parent.endsWith('.ts')) return fork(path, { execArgv: [] });
  return fork(path.replace(/\.js$/, '.ts'), { execArgv: ['--import', import.meta.resolve('tsx')] });
}
