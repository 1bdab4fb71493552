import { execFile, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMock, type Mock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder } from '../support/sample-folder.js';
import { localMock } from '../../src/samples/local-mock.js';
import { codeBlocks, readPage, site } from '../support/site.js';
import { JPEG } from '../support/mock-caller.js';

const run = promisify(execFile);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe.skipIf(!hasCurl).each(site.workflows.map((workflow) => [workflow.name, workflow] as const))(
  'the commands of the workflow %s',
  (name, { platforms, steps }) => {
    let folder: string;
    let mock: Mock;
    let origin: string;

    beforeAll(async () => {
      folder = createSampleFolder();
      writeFileSync(join(folder, 'photo.png'), JPEG);
      mock = createMock({ platform: platforms.length > 0 && !platforms.includes('tt') ? 'jm' : 'tt' });
      ({ origin } = await mock.listen(0));
    });
    afterAll(async () => {
      rmSync(folder, { recursive: true, force: true });
      await mock.close();
    });

    it('return the documented status code and the values for the next step', async () => {
      const commands = codeBlocks(readPage(`workflows/${name}/index.html`));
      expect(commands).toHaveLength(steps.length + 1);
      const variables: Record<string, string> = {};
      for (const [index, command] of commands.entries()) {
        const { stdout } = await run(
          'sh',
          ['-euc', `${withMockOrigin(command)} --silent --write-out '\\n%{http_code}'`],
          {
            cwd: folder,
            env: { PATH: process.env['PATH'], ...variables },
          },
        );
        const [body = '', status = ''] = stdout.split(/\n(?=\d+$)/);
        // The first command resets the mock and belongs to no step.
        const step = steps[index - 1];
        expect(Number(status), `${command}\n${body}`).toBe(step?.status ?? 200);
        for (const { name: variable, from } of step?.gives ?? []) variables[variable] = getText(JSON.parse(body), from);
      }
    });

    /** Replaces the documented origin in a command with the origin of the test's mock. */
    function withMockOrigin(command: string): string {
      const documented = new URL(localMock.url).origin;
      return command.replaceAll(documented, origin);
    }
  },
);

function getText(body: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], body);
  expect(value).toBeTypeOf('string');
  return String(value);
}
