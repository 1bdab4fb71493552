import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, whyNoChromium } from '@wapi/chromium';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type BuildOptions, bundlers } from '../../src/integrations/bundlers.js';
import { downloadIntegrations, whyNotSelected } from '../../src/integrations/download.js';
import { createProject, type Project } from '../../src/integrations/project.js';
import { readProgram, stripTypes } from '../../src/programs/read-program.js';
import { type RuntimeServer, startServer } from '../../src/runtimes/server.js';

const TWENTY_MINUTES = 1_200_000;
const notSelected = whyNotSelected(process.env);

let notDownloaded: string | undefined;
let project: Project;
let server: RuntimeServer;
let browser: Awaited<ReturnType<typeof launchChromium>> | undefined;
beforeAll(async () => {
  if (notSelected !== undefined) return;
  notDownloaded = await downloadIntegrations();
  server = await startServer();
  const input = { baseUrl: server.input.baseUrl, email: 'wapi@test.com', password: 'Passw0rd!' };
  project = await createProject(inject('consumer'), {
    'package.json': '{ "private": true, "type": "module" }',
    'charge.js': stripTypes(readProgram('charge.ts')),
    'main.js': `import { chargeCard } from './charge.js';\nexport const run = () => chargeCard(${JSON.stringify(input)});`,
    'run.js': 'const { run } = await import(process.argv[2]);\nconsole.log(JSON.stringify(await run()));',
  });
  server.files.set('page.html', '<!doctype html><title>Shop</title><link rel="icon" href="data:,">');
  if (whyNoChromium === undefined) browser = await launchChromium();
}, TWENTY_MINUTES);
// Reset the mock, because each program signs in and the mock limits sign-ins.
beforeEach(() => server?.reset());
afterAll(async () => {
  await browser?.close();
  await server?.close();
  project?.remove();
});

function prepareBuild(name: string, target: BuildOptions['target']): BuildOptions {
  const folder = join(project.folder, 'built', `${name}-${target}`);
  mkdirSync(folder, { recursive: true });
  return { entry: join(project.folder, 'main.js'), target, folder };
}

describe.each(bundlers)('a program with the packed client, built by $name', ({ name, build }) => {
  it('signs in and charges a card in Node', async ({ skip }) => {
    const reason = notSelected ?? notDownloaded;
    if (reason !== undefined) skip(reason);
    const options = prepareBuild(name, 'node');
    const { stdout, stderr } = await project.node('run.js', join(options.folder, await build(options)));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ email: 'wapi@test.com', charge: { status: 200 } });
  });

  it('signs in and refuses to charge a card in a page', async ({ skip }) => {
    const reason = notSelected ?? notDownloaded ?? whyNoChromium;
    if (reason !== undefined) skip(reason);
    const options = prepareBuild(name, 'browser');
    const file = await build(options);
    server.files.set(file, readFileSync(join(options.folder, file), 'utf8'));
    const page = await browser?.newPage();
    await page?.goto(`${server.origin}/page.html`);
    expect(await page?.evaluate(`import('/${file}').then(({ run }) => run())`)).toEqual({
      email: 'wapi@test.com',
      charge: { name: 'WapiConfigError', maybeSent: false },
    });
  });
});
