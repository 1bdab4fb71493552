import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

describe('a command that npm starts', () => {
  const launcher = new URL('../src/launcher.ts', import.meta.url).href;
  const source = `import { whenLauncherIsGone } from '${launcher}'; whenLauncherIsGone(() => process.exit(7)); setTimeout(() => process.exit(8), 700);`;
  const run = async (env: Record<string, string>): Promise<number> => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number];
    return code;
  };

  it('notices the end of the process above it', async () => {
    expect(await run({ WAPI_LAUNCHED: '1' })).toBe(7);
  });

  it('ignores an empty standard input if it is run by hand', async () => {
    expect(await run({ WAPI_LAUNCHED: '' })).toBe(8);
  });
});
