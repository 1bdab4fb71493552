import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LeftOut, Role } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { siteFolder } from '../paths.js';
import { renderHandMadePage } from './hand-made-page.js';
import { bundlePath, operation } from './operation.js';
import { fetchPackage, renderers } from './renderers.js';
import type { Renderer } from './renderers.js';
import { serveFiles } from './serve-files.js';

export interface Site {
  readonly name: string;
  readonly role: Role;
  /** Of the operation. */
  readonly url: string;
  /** Whether the site's times are so close to ours that only many rounds can show a difference. */
  readonly needsManyRounds: boolean;
}

interface ServedSites {
  readonly sites: readonly Site[];
  readonly leftOut: readonly LeftOut[];
  readonly close: () => void;
}

/** Serves every site with the compression that a typical web host uses. */
export async function serveSites(): Promise<ServedSites> {
  const files = new Map<string, string | Buffer>([
    ['/hand-made/', renderHandMadePage('one column')],
    ['/hand-made/columns/', renderHandMadePage('three columns')],
    ...readSite(),
  ]);
  const leftOut: LeftOut[] = [];
  const fetched: Renderer[] = [];
  for (const renderer of renderers) {
    try {
      for (const [path, content] of fetchSite(renderer)) files.set(path, content);
      fetched.push(renderer);
    } catch (error) {
      leftOut.push({ name: renderer.packageName, reason: errorMessage(error) });
    }
  }
  const { origin, close } = await serveFiles(files);
  const redocHash = `#/${operation.tag.toLowerCase()}/${operation.id.toLowerCase()}`;
  return {
    sites: [
      { name: 'this site', role: 'ours', url: `${origin}/site/api/${operation.id}/`, needsManyRounds: true },
      {
        name: 'Redoc 3, self-contained',
        role: 'competitor',
        url: `${origin}/site/reference/${redocHash}`,
        needsManyRounds: false,
      },
      ...fetched.map(({ packageName, hash }) => ({
        name: packageName,
        role: 'competitor' as const,
        url: `${origin}/${packageName}/${hash}`,
        needsManyRounds: false,
      })),
      { name: 'hand-made page', role: 'baseline', url: `${origin}/hand-made/`, needsManyRounds: true },
      {
        name: 'hand-made page in three columns',
        role: 'baseline',
        url: `${origin}/hand-made/columns/`,
        needsManyRounds: true,
      },
    ],
    leftOut,
    close,
  };
}

/** Reads the whole site into memory, so that a build during the run does not affect the measurement. */
function readSite(): [string, Buffer][] {
  return readdirSync(siteFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`/site/${path.slice(siteFolder.length).replace(/(^|\/)index\.html$/, '$1')}`, readFileSync(path)];
    });
}

function fetchSite(renderer: Renderer): [string, string | Buffer][] {
  const { packageName, files, page } = renderer;
  const folder = mkdtempSync(join(tmpdir(), 'wapi-docs-bench-'));
  try {
    const packageFolder = fetchPackage(folder, renderer);
    return [
      [`/${packageName}/`, page],
      [`/${packageName}/openapi.json`, readFileSync(bundlePath)],
      ...files.map((file): [string, Buffer] => [
        `/${packageName}/${file.split('/').at(-1)}`,
        readFileSync(join(packageFolder, file)),
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
