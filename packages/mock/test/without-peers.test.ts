import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contract } from '@wapi/types';
import { afterAll, describe, expect, it } from 'vitest';
import { renderFromContract } from '../src/spec/example-renderer.js';
import { renderAllExamples } from '../src/spec/examples.js';
import { prebuiltExamples } from '../src/generated/examples.js';
import { changedSpec } from './support/changed-spec.js';
import { startCommand } from './support/command.js';

const TSX = import.meta.resolve('tsx');
const HOOK = fileURLToPath(new URL('support/hide-packages.ts', import.meta.url));
const hide = (...names: string[]) => ({
  NODE_OPTIONS: `--import=${TSX} --import=${HOOK}`,
  HIDDEN_PACKAGES: names.join(','),
});

describe('without Prism', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-without-prism-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('the examples of the spec render as Prism renders them', async () => {
    expect(await renderAllExamples(renderFromContract(contract, ''), contract)).toEqual(prebuiltExamples);
  });

  it('a response without an example says how to install Prism', async () => {
    const render = renderFromContract(contract, 'Install Prism.');
    await expect(render('getUserProfile', 200, 'nothing')).rejects.toThrow(
      'The spec has no example nothing for the 200 of getUserProfile. Install Prism.',
    );
    await expect(render('getUserProfile', 299, '')).rejects.toThrow(
      'The spec has no example for the 299 of getUserProfile. Install Prism.',
    );
    await expect(render('getNothing', 200, '')).rejects.toThrow('The spec has no operation getNothing.');
  });

  it('--spec responds with the examples of the spec, and says how to install Prism', async () => {
    const file = join(folder, 'openapi.json');
    const draft = changedSpec(({ paths }) =>
      Object.assign(paths['/user']?.['get']?.['responses'] ?? {}, { 299: { description: 'No example' } }),
    );
    writeFileSync(file, JSON.stringify(draft).replaceAll('"message":"Unauthorized"', '"message":"Own"'));
    const command = startCommand(['--port', '0', '--spec', file], hide('@stoplight/prism-http'));
    const [, url = ''] = await command.until(/^WAPI mock listening on (\S+)$/m);
    expect(await (await fetch(`${url}/user`)).json()).toEqual({ message: 'Own' });
    expect(command.output()).toContain(
      'wapi-mock: warning: Responses use only the examples that the spec contains. Install Prism to generate the ' +
        'others: npm install --save-dev @stoplight/prism-http@5.12.0 @stoplight/prism-core@5.8.0\n',
    );
  });
});

it('--store without its client says how to install it', async () => {
  const command = startCommand(['--port', '0', '--store', 'redis://127.0.0.1:1'], hide('@redis/client'));
  const [line] = await command.until(/its client is not installed.*/);
  expect(line).toMatch(/Install it: npm install --save-dev "@redis\/client@\^\S+" "rate-limiter-flexible@\^\S+"$/);
});
