import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lintWithRedocly } from '../../lint/src/redocly.js';

/** The whole lint of the spec, against Redocly's lint of it alone. Each run is a process of its own. */
export function lintContestants() {
  const script = fileURLToPath(new URL('../../lint/src/lint-command.js', import.meta.url));
  return [
    { name: 'redocly lint', run: () => lintWithRedocly('contract') },
    { name: 'spec/scripts/lint.js', run: () => spawnSync(process.execPath, [script], { stdio: 'ignore' }) },
  ];
}
