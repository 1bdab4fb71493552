import { METHODS, STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { document } from '@wapi/types';
import type { Plugin } from 'rolldown';
import { sourceDir } from './package-root.js';

/** Changes to a script's bundle. */
export interface BundleChanges {
  plugins: Plugin[];
  /** The file and the export that replace a global name. */
  inject: Record<string, [file: string, name: string]>;
}

const folder = join(sourceDir, 'browser', 'page-mock');

/** The source of the mock, because the modules that a page cannot use are not separate files in the mock's build. */
const mockSource = fileURLToPath(new URL('../src/index.ts', import.meta.resolve('@wapi/mock')));

/** The mock's modules that a page cannot use. */
const ABSENT = /\/(server|redis-backend|prism|resize-picture|overview-script)\.js$/;

/** Replaces features that browsers lack, and removes the spec's descriptions, because the mock does not use them. */
const adaptToBrowsers: Plugin = {
  name: 'adapt-to-browsers',
  resolveId: {
    order: 'pre',
    filter: { id: /^node:|^@wapi\/mock$|^file-type$|\.js$/ },
    handler(id) {
      if (id.startsWith('node:')) return join(folder, 'node.ts');
      if (id === '@wapi/mock') return mockSource;
      if (id === 'file-type') return fileURLToPath(import.meta.resolve('file-type/core'));
      return ABSENT.test(id) ? join(folder, 'absent.ts') : undefined;
    },
  },
  load: {
    filter: { id: /\/generated\/document\.js$/ },
    handler: () =>
      `export const document = JSON.parse(${JSON.stringify(JSON.stringify(withoutDescriptions(document)))});`,
  },
};

/** Empties the descriptions in a part of the spec. Examples stay unchanged. */
function withoutDescriptions(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutDescriptions);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === 'example' || key === 'value') return [key, value as unknown];
      return [key, key === 'description' && typeof value === 'string' ? '' : withoutDescriptions(value)];
    }),
  );
}

/**
 * Changes that let the mock run in a web worker, without ports, Redis, Prism and sharp. Rejects an import of a Node.js
 * function that `browser/page-mock/node.ts` lacks.
 */
export const pageMockBundle: { define: Readonly<Record<string, string>> } & BundleChanges = {
  define: { HTTP: JSON.stringify({ METHODS, STATUS_CODES }) },
  plugins: [adaptToBrowsers],
  inject: {
    Buffer: [join(folder, 'node.ts'), 'Buffer'],
    Request: [join(folder, 'request.ts'), 'Request'],
  },
};
