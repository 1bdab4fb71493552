import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from '../package-root.js';
import type { Collection } from './collection.js';

/** The files that the collection's requests upload, keyed by name. All files have the same content. */
export function readUploads({ folders }: Collection): Map<string, Uint8Array> {
  const photo = readFileSync(join(sourceDir, 'assets', 'photo.jpg'));
  const names = folders.flatMap(({ requests }) => requests.flatMap(({ files }) => files.map((file) => file.fileName)));
  return new Map(names.map((name) => [name, photo]));
}
