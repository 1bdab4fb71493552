import type { Generator } from './generator.js';

const KUBB = '4.39.3';
/**
 * The TypeScript release for generators that print their output with TypeScript. By default, npm would install a
 * release that is too new for them.
 */
const TYPESCRIPT = 'typescript@5.9.3';

/**
 * The generators, each in the newest version that runs on the oldest supported Node.
 *
 * Each generates types and one function or method per operation, based on `fetch`.
 */
export const generators: readonly Generator[] = [
  {
    name: '@hey-api/openapi-ts',
    version: '0.95.0',
    packages: ['@hey-api/openapi-ts@0.95.0', TYPESCRIPT],
    bin: '@hey-api/openapi-ts/bin/run.js',
    args: (spec) => ['-i', spec, '-o', 'out', '--no-log-file'],
  },
  {
    name: 'orval',
    version: '7.13.2',
    packages: ['orval@7.13.2', TYPESCRIPT],
    bin: 'orval/dist/bin/orval.js',
    args: (spec) => ['-i', spec, '-o', 'out/wapi.ts', '--client', 'fetch'],
  },
  {
    name: 'kubb',
    version: KUBB,
    packages: ['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-client'].map((name) => `@kubb/${name}@${KUBB}`),
    bin: '@kubb/cli/bin/kubb.cjs',
    args: () => ['generate', '--config', 'kubb.config.mjs'],
    config: {
      name: 'kubb.config.mjs',
      text: (spec) => `
        import { pluginClient } from '@kubb/plugin-client';
        import { pluginOas } from '@kubb/plugin-oas';
        import { pluginTs } from '@kubb/plugin-ts';
        export default {
          input: { path: ${JSON.stringify(spec)} },
          output: { path: 'out', format: false, lint: false },
          plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: 'fetch', bundle: true })],
        };`,
    },
  },
  {
    name: 'swagger-typescript-api',
    version: '13.13.0',
    packages: ['swagger-typescript-api@13.13.0'],
    bin: 'swagger-typescript-api/dist/cli.mjs',
    args: (spec) => ['generate', '-p', spec, '-o', 'out', '-n', 'wapi.ts', '--enum-style=union'],
  },
  {
    name: 'openapi-typescript-codegen',
    version: '0.31.0',
    packages: ['openapi-typescript-codegen@0.31.0'],
    bin: 'openapi-typescript-codegen/bin/index.js',
    args: (spec) => ['--input', spec, '--output', 'out', '--client', 'fetch'],
  },
  {
    name: 'oazapfts',
    version: '7.5.0',
    packages: ['oazapfts@7.5.0', '@oazapfts/runtime@1.2.0'],
    bin: 'oazapfts/dist/cli.js',
    args: (spec) => [spec, 'out/wapi.ts'],
  },
  {
    name: 'redocly generate-client',
    version: '2.77.0',
    packages: ['@redocly/cli@2.77.0'],
    bin: '@redocly/cli/bin/cli.js',
    args: (spec) => ['generate-client', spec, '-o', 'out/wapi.ts'],
    remark: 'experimental',
  },
  {
    name: '@openapitools/openapi-generator-cli',
    version: '2.41.0',
    notRun: 'a Java program that the npm package downloads from Maven Central, which is outside the npm registry',
  },
];
