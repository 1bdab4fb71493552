import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getNpmEnvironment } from '@wapi/workspace/npm-environment';
import { operation } from './operation.js';

export interface Renderer {
  readonly packageName: string;
  readonly version: string;
  /** Files from the renderer's package that the page loads. */
  readonly files: readonly string[];
  readonly page: string;
  /** The URL fragment that opens the page at the operation. */
  readonly hash: string;
}

const SWAGGER_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Swagger UI</title>
<link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div><script src="swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true })</script></html>`;

const SCALAR_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Scalar</title>
<div id="app"></div><script src="standalone.js"></script>
<script>Scalar.createApiReference('#app', { url: 'openapi.json', withDefaultFonts: false, telemetry: false })</script></html>`;

/** Packages are fetched only when they are measured, so that no other command has to install them. */
export const renderers: readonly Renderer[] = [
  {
    packageName: 'swagger-ui-dist',
    version: '5.35.0',
    files: ['swagger-ui-bundle.js', 'swagger-ui.css'],
    page: SWAGGER_PAGE,
    hash: `#/${operation.tag}/${operation.id}`,
  },
  {
    packageName: '@scalar/api-reference',
    version: '1.72.1',
    files: ['dist/browser/standalone.js'],
    page: SCALAR_PAGE,
    hash: `#tag/${operation.tag.toLowerCase()}/POST${operation.path}`,
  },
];

/**
 * Fetches a package from the npm registry and unpacks it.
 *
 * @returns the folder of the package
 * @throws Error if the package cannot be fetched or unpacked, for example without a network
 */
export function fetchPackage(folder: string, { packageName, version }: Renderer): string {
  const target = mkdtempSync(join(folder, 'package-'));
  const args = ['pack', `${packageName}@${version}`, '--pack-destination', target, '--silent'];
  const packed = spawnSync('npm', args, {
    env: getNpmEnvironment(),
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const archive = packed.status === 0 ? readdirSync(target).find((file) => file.endsWith('.tgz')) : undefined;
  if (archive === undefined) throw new Error('npm could not fetch it from the registry.');
  if (spawnSync('tar', ['-xzf', archive], { cwd: target, stdio: 'ignore' }).status !== 0)
    throw new Error('tar could not unpack it.');
  return join(target, 'package');
}
