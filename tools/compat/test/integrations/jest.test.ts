import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { downloadIntegrations, whyNotSelected } from '../../src/integrations/download.js';
import { jestVersions, readJestTest, runJest } from '../../src/integrations/jest.js';
import { createProject, type Project } from '../../src/integrations/project.js';
import { readProgram } from '../../src/programs/read-program.js';

const TWENTY_MINUTES = 1_200_000;
const notSelected = whyNotSelected(process.env);

/**
 * The settings that NestJS's command line creates, but with strict types, and with the packages' declarations checked.
 */
const TSCONFIG = {
  compilerOptions: {
    module: 'CommonJS',
    moduleResolution: 'Node10',
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    strict: true,
    skipLibCheck: false,
    esModuleInterop: true,
    emitDecoratorMetadata: true,
    experimentalDecorators: true,
    types: [],
  },
};

let notDownloaded: string | undefined;
let inJavaScript: Project;
let inTypeScript: Project;
beforeAll(async () => {
  if (notSelected !== undefined) return;
  notDownloaded = await downloadIntegrations();
  const consumer = inject('consumer');
  inJavaScript = await createProject(consumer, {
    'package.json': '{ "private": true }',
    'node.test.js': readJestTest('shop.ts', 'node'),
    'webhook.test.js': readJestTest('webhook.ts', 'node'),
    'fixed-jsdom.test.js': readJestTest('shop.ts', 'jest-fixed-jsdom'),
    'jsdom.test.js': readJestTest('jsdom.ts', 'jsdom'),
  });
  inTypeScript = await createProject(consumer, {
    'package.json': JSON.stringify({ private: true, jest: { preset: 'ts-jest' } }),
    'tsconfig.json': JSON.stringify(TSCONFIG),
    'shop.test.ts': readProgram('jest/shop.ts'),
    'webhook.test.ts': readProgram('jest/webhook.ts'),
  });
}, TWENTY_MINUTES);
afterAll(() => {
  inJavaScript?.remove();
  inTypeScript?.remove();
});

const shopTests = ['signs in and reads in process', 'uploads a picture', 'gets an error on a port'];
const webhookTests = ['signs a webhook'];
const passed = (file: string, titles: readonly string[]): Record<string, string> =>
  Object.fromEntries(titles.map((title) => [`${file}: ${title}`, 'passed']));

describe.each(jestVersions)('the packed client and mock in %s', (version) => {
  it('run without configuration, in Node and in environments with a DOM', async ({ skip }) => {
    const reason = notSelected ?? notDownloaded;
    if (reason !== undefined) skip(reason);
    expect(await runJest(inJavaScript, version)).toEqual({
      ...passed('node.test.js', shopTests),
      ...passed('webhook.test.js', webhookTests),
      ...passed('fixed-jsdom.test.js', shopTests),
      ...passed('jsdom.test.js', ['the mock responds on a port in the environment of jsdom']),
    });
  });

  it('type-check and run with the preset ts-jest and the settings of NestJS', async ({ skip }) => {
    const reason = notSelected ?? notDownloaded;
    if (reason !== undefined) skip(reason);
    expect(await runJest(inTypeScript, version)).toEqual({
      ...passed('shop.test.ts', shopTests),
      ...passed('webhook.test.ts', webhookTests),
    });
  });
});
