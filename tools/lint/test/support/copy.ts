import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from './bundle.js';

/** The spec's own folder. Tests break a copy of it and never the folder itself. */
export const specDir = fileURLToPath(new URL('../../../../spec', import.meta.url));

/** The files and folders of the source. */
export const sources = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'webhooks', 'components'];

/** Copies the source of the spec to a folder, without `dist/`. */
export function copySpec(folder: Json) {
  for (const name of sources.filter((source) => existsSync(join(specDir, source))))
    cpSync(join(specDir, name), join(folder, name), { recursive: true });
}
