import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

describe('a command that npm starts', () => {
  const launcher = new URL('../src/launcher.ts', import.meta.url).href;
  const load = `import { whenLauncherIsGone } from '${launcher}';`;
  const waits = `${load} whenLauncherIsGone(() => process.exit(7)); setTimeout(() => process.exit(8), 700);`;
  const waitsTwice = `${load} whenLauncherIsGone(() => setTimeout(() => whenLauncherIsGone(() => process.exit(9)), 50));
    setTimeout(() => process.exit(8), 5000);`;
  const run = async (source: string, env: Record<string, string>): Promise<number> => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number];
    return code;
  };

  it('notices the end of the process above it', async () => {
    expect(await run(waits, { WAPI_LAUNCHED: '1' })).toBe(7);
  });

  it('notices that the process above it ended earlier', async () => {
    expect(await run(waitsTwice, { WAPI_LAUNCHED: '1' })).toBe(9);
  });

  it('ignores an empty standard input if it is run by hand', async () => {
    expect(await run(waits, { WAPI_LAUNCHED: '' })).toBe(8);
  });
});
